/**
 * The matrix product of the numerics contract on row-major heap arrays: its definition ({@link
 * dev.lockstep.numerics.gemm.ReferenceGemm}), the entry point that picks a fast path ({@link dev.lockstep.numerics.gemm.Gemm}),
 * and the paths themselves.
 *
 * <p>Paths, block sizes and kernels may change; the order of the roundings may not. Files named {@code Double...} and {@code
 * Float...} are twins: a change to one is made to both. Nothing here names {@code jdk.incubator.vector}.
 */
package dev.lockstep.numerics.gemm;

/**
 * What a backend implements: a {@link dev.lockstep.api.spi.BackendProvider} that opens {@link dev.lockstep.api.spi.Kernels} over
 * its own {@link dev.lockstep.api.spi.Storage}.
 *
 * <p>Callers have checked every argument before a kernel sees it. A {@link dev.lockstep.api.spi.ProductBaseline} is for measurements
 * only. Users of matrices need nothing from this package.
 */
package dev.lockstep.api.spi;

/**
 * Test before trust: whether the BLAS reproduces the numerics contract in a tile's shape, and the record of what was found.
 *
 * <p>Loosening a comparison here breaks the promise of identical bits.
 */
package dev.lockstep.backend.blas.internal.certification;

/** One call of the BLAS: the shape of its operands and, for each dtype, the call itself and what surrounds it. */
package dev.lockstep.backend.blas.internal.tile;

/** Tests of the backend {@code blas}. */
package dev.lockstep.backend.blas;

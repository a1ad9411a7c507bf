/**
 * Finds the BLAS library, unpacks the packaged one, makes sure that it can be called and loads it.
 *
 * <p>{@link dev.lockstep.backend.blas.internal.library.BlasLibraries} is the entrance. Every obstacle is a
 * {@link dev.lockstep.backend.blas.internal.library.LibraryException} with a reason and a remedy; nothing is replaced silently by
 * another library.
 */
package dev.lockstep.backend.blas.internal.library;

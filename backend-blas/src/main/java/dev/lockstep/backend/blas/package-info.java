/** The backend {@code blas}: the shared kernels with matrix products by OpenBLAS, or another BLAS, under certification. */
package dev.lockstep.backend.blas;

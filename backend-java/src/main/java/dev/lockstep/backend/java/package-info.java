/** The backend {@code java}: the heap kernels of the numerics module, found by the service loader. Nothing is computed here. */
package dev.lockstep.backend.java;

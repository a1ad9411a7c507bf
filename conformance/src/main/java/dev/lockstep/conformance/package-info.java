/**
 * The conformance kit: {@link dev.lockstep.conformance.Contract} lists every check that a backend must pass.
 *
 * <p>Three face it: JUnit, for a backend's author ({@code backend-tck}); {@link dev.lockstep.conformance.Certification}, for a backend as it
 * is installed; and {@link dev.lockstep.conformance.FirstUse}, for kernels that a driver has just compiled. It knows the api and the
 * numerics contract, and no backend.
 */
package dev.lockstep.conformance;

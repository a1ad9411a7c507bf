/**
 * The backend {@code opencl}: every operation on an OpenCL device, found by the service loader.
 *
 * <p>Only the provider is here, and it names no class of JOCL; the rest is internal and free to change.
 */
package dev.lockstep.backend.opencl;

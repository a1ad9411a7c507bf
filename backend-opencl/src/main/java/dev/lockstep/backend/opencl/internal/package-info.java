/**
 * The OpenCL backend's workings: finding and choosing a device, its memory and programs, the kernels, and their certification.
 *
 * <p>{@link dev.lockstep.backend.opencl.internal.OpenClOpening} is the entrance. The kernels themselves are the {@code .cl} files
 * beside these classes. Nothing here is used by other modules.
 */
package dev.lockstep.backend.opencl.internal;

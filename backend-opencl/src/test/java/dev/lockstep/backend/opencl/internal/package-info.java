/** Tests of the OpenCL backend; they need an OpenCL platform with float64, such as PoCL, and fail where there is none. */
package dev.lockstep.backend.opencl.internal;

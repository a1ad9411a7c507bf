/** Measurements, not tests: how fast the backend's products are beside the library's own, and how long they hold up others. */
package dev.lockstep.backend.blas.benchmark;

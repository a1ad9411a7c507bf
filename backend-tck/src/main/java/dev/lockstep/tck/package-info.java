/**
 * The conformance kit for backends: {@link dev.lockstep.tck.BackendConformance} is what a backend's author extends; the rest is its
 * parts. It knows the api and the numerics contract, and no backend.
 */
package dev.lockstep.tck;

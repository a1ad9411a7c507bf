/**
 * The conformance kit for backends: {@link dev.lockstep.tck.BackendConformance} is what a backend's author extends, and
 * {@link dev.lockstep.tck.ForEachBackend} runs anyone's tests on every backend; the rest is their parts. It knows the api and the
 * numerics contract, and no backend.
 */
package dev.lockstep.tck;

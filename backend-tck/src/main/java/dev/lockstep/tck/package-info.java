/**
 * The conformance kit for backends: {@link dev.lockstep.tck.Contract} lists every check, {@link dev.lockstep.tck.BackendConformance}
 * makes them JUnit tests for a backend's author to extend, and {@link dev.lockstep.tck.Certification} makes them on an installed backend
 * without JUnit. {@link dev.lockstep.tck.ForEachBackend} runs anyone's tests on every backend. It knows the api and the numerics
 * contract, and no backend.
 */
package dev.lockstep.tck;

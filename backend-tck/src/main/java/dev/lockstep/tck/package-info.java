/**
 * The conformance kit for those who test with JUnit: {@link dev.lockstep.tck.BackendConformance} makes its checks tests for a backend's author
 * to extend, and {@link dev.lockstep.tck.ForEachBackend} runs anyone's tests on every backend.
 */
package dev.lockstep.tck;

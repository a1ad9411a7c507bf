/** Regression tests of networks: a recorded run is replayed on every backend on the class path, and every bit compared. */
package dev.lockstep.junit;

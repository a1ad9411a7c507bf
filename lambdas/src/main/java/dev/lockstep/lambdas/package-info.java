/** Makes classes of lambdas while Lockstep is built. */
package dev.lockstep.lambdas;

/**
 * Sets the figures that the documents print beside those that training on a backend gives: {@link dev.lockstep.trainer.verify.Verifier}.
 */
package dev.lockstep.trainer.verify;

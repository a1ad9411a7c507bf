/**
 * The documented networks, which {@link dev.lockstep.trainer.documents.Networks} finds, and their documents: sets the figures that the documents print beside those that training on a backend gives: {@link dev.lockstep.trainer.documents.Verifier}.
 */
package dev.lockstep.trainer.documents;

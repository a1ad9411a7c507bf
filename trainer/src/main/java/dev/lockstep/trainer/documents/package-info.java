/**
 * The documented networks, which {@link dev.lockstep.trainer.documents.Networks} finds, and documents' figures, which
 * {@link dev.lockstep.trainer.documents.DocumentedFigures} sets beside those of a run.
 */
package dev.lockstep.trainer.documents;

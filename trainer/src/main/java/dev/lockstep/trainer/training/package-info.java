/**
 * Training runs: {@link dev.lockstep.trainer.training.Trainer} trains a network on a backend, tells a
 * {@link dev.lockstep.trainer.training.TrainingListener} of its progress, and measures the run.
 */
package dev.lockstep.trainer.training;

/**
 * The entry to training as a library: {@link dev.lockstep.trainer.TrainerModule} wires
 * {@link dev.lockstep.trainer.training.Trainer} with Guice.
 *
 * <p>The packages beneath: {@code network} reads network files, {@code random} draws their start values, {@code model} puts a network
 * on a backend, {@code autodiff} finds gradients, {@code training} runs the steps.
 */
package dev.lockstep.trainer;

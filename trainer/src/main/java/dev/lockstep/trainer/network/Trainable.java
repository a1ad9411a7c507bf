package dev.lockstep.trainer.network;

import dev.lockstep.nn.model.Model;
import dev.lockstep.trainer.step.GradientSource;

/** A model with what finds its gradients. */
public record Trainable(Model model, GradientSource gradients) {}

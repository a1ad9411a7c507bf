package dev.lockstep.trainer.network;

import dev.lockstep.nn.model.Model;
import dev.lockstep.trainer.step.Evaluator;
import dev.lockstep.trainer.step.GradientSource;
import java.util.Optional;

/**
 * A model with what finds its gradients.
 *
 * @param evaluator what predicts and finds losses without training; empty where nothing does
 */
public record Trainable(Model model, GradientSource gradients, Optional<Evaluator> evaluator) {}

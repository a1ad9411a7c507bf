package dev.lockstep.models.network;

import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.plan.EarlyStopping;
import java.util.Optional;

/**
 * How long a network is trained and in what steps.
 *
 * @param epochs the number of passes over the samples, if it does not stop early
 */
public record TrainingDefinition(int epochs, Batching batching, Optional<EarlyStopping> earlyStopping) {}

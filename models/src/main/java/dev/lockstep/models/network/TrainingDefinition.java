package dev.lockstep.models.network;

import java.util.OptionalInt;

/**
 * How long a network is trained and in what steps.
 *
 * @param epochs the number of passes over the samples
 * @param batch the samples of one update, taken in their order; empty for all of them ({@code batch: all})
 */
public record TrainingDefinition(int epochs, OptionalInt batch) {}

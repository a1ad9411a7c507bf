package dev.lockstep.trainer.search;

import dev.lockstep.trainer.network.DefinedNetwork;

/**
 * One training of a search.
 *
 * @param candidate which settings it has, counted from 0
 * @param fold which part of the data is not trained on, counted from 1
 */
public record Trial(int candidate, int fold, DefinedNetwork network) {}

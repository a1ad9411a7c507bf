/**
 * Losses: what is reported of a batch and what training follows, as an {@link dev.lockstep.nn.loss.Objective} of one
 * {@link dev.lockstep.nn.loss.Loss} or two.
 */
package dev.lockstep.nn.loss;

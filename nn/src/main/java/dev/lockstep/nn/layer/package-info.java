/**
 * Layers: each is a record that says what its parameters are and computes its outputs from them, with operations on matrices alone, so that
 * its gradients follow.
 *
 * <p>A matrix of samples has a row for each; {@link dev.lockstep.nn.layer.Shape} is that of one sample.
 * {@link dev.lockstep.nn.layer.Sequential} makes one layer of several.
 */
package dev.lockstep.nn.layer;

/**
 * How good predictions are: each {@link dev.lockstep.nn.metric.Metric} makes one number of all predictions of a data set, never a mean over
 * batches, with plain float64 arithmetic in a stated order.
 */
package dev.lockstep.nn.metric;

package dev.lockstep.benchmarks.peers;

/**
 * What is trained: a network with ReLU between its layers, by the mean squared error, in batches in the order of the samples.
 *
 * @param epsilon what Adam adds to its divisor
 */
record Task(Start start, boolean float64, int epochs, int batch, boolean adam, double rate, double epsilon) {}

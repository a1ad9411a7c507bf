/**
 * Predictions and measurements over HTTP: {@link dev.lockstep.serve.prediction.PredictionServer} answers with a model's predictions, {@link
 * dev.lockstep.serve.metrics} gives what Micrometer measured to Prometheus, and {@code http} is the bounded server under both.
 */
package dev.lockstep.serve;

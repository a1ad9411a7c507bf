/** Networks with parameters on a backend: a {@link dev.lockstep.nn.model.Model} predicts. */
package dev.lockstep.nn.model;

/**
 * Neural networks: {@code layer}, {@code loss}, {@code optimizer} and {@code initializer} hold records that are definition and behaviour,
 * {@code model} puts layers on a backend, {@code autodiff} finds gradients, {@code random} draws.
 *
 * <p>To add an activation, a layer, a loss, an optimiser or an initialiser: a record here, and a line in the table of the parser in the
 * module {@code models} that reads it from files.
 */
package dev.lockstep.nn;

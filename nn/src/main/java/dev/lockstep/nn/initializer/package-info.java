/**
 * The values that parameters start from: an {@link dev.lockstep.nn.initializer.Initializer} makes a table, with numbers of
 * {@link dev.lockstep.nn.initializer.Draws} where it draws.
 */
package dev.lockstep.nn.initializer;

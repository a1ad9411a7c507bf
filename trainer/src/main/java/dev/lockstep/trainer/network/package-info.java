/**
 * What can be trained: a {@link dev.lockstep.trainer.network.Network} has settings, data and start values. A network file becomes a
 * {@link dev.lockstep.trainer.network.DefinedNetwork}; {@link dev.lockstep.trainer.network.Training} says the same in Java.
 */
package dev.lockstep.trainer.network;

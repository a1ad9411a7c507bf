/**
 * What users call: {@link dev.lockstep.api.Backends} opens a {@link dev.lockstep.api.Backend}, which makes
 * {@link dev.lockstep.api.Matrix matrices} and computes with them.
 *
 * <p>Shapes, ownership, lifetimes and recording are checked and kept here, once, for every backend. Those who write a backend
 * implement {@link dev.lockstep.api.spi} instead.
 */
package dev.lockstep.api;

/** Tests across modules: documented results, and the same bits whatever computes them. */
package dev.lockstep.integration;

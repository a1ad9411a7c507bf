/** Sums over the samples of a batch, added along a chain of workers in rank order. */
package dev.lockstep.distributed.chain;

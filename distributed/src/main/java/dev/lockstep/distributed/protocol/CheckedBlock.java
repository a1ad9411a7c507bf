package dev.lockstep.distributed.protocol;

/** The hash of what a worker computed of a block's sums in a step. */
public record CheckedBlock(long step, int block, String hash) {}

package dev.lockstep.distributed.step;

/** How the matrix that an instruction computes is spread over the workers. */
enum Cut {
    /** Every worker has all of it, and computes it itself. */
    REPLICATED,
    /** Its rows are the samples of the batch; a worker has those of its share. */
    SHARDED,
    /** It is a sum over the samples: every worker has all of it, once the sums of all blocks are added. */
    SUMMED
}

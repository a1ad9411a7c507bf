package dev.lockstep.trainer.cut;

/** How the matrix that an instruction computes depends on the samples of the batch. */
public enum Cut {
    /** Not at all, but by sums over them that are known. */
    REPLICATED,
    /** Its rows are the samples; a share of them gives the rows of that share. */
    SHARDED,
    /** It is a sum over the samples, known once the sums of all blocks are added. */
    SUMMED
}

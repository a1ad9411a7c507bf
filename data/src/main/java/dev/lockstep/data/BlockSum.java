package dev.lockstep.data;

/** The contract sum of numbers that come one after the other: in blocks of 256, each from +0.0 on, the blocks' sums in order. */
final class BlockSum {
    private static final int BLOCK = 256;

    private double total;
    private double block;
    private int inBlock;

    /** @param total of whole blocks before */
    BlockSum(double total) {
        this.total = total;
    }

    void add(double number) {
        block += number;
        inBlock++;
        if (inBlock == BLOCK) {
            total += block;
            block = 0;
            inBlock = 0;
        }
    }

    double value() {
        return inBlock == 0 ? total : total + block;
    }
}

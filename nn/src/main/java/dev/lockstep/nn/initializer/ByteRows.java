package dev.lockstep.nn.initializer;

/** Rows of whole numbers from 0 to 255. */
public interface ByteRows {
    /** Reads rows as {@link NumberRows#read} does, each number as the byte of its lowest eight bits. */
    void read(int[] numbers, int first, int count, byte[] into);
}

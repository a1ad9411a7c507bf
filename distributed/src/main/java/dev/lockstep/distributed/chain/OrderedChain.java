package dev.lockstep.distributed.chain;

import dev.lockstep.api.DType;
import dev.lockstep.distributed.step.BlockSums;
import dev.lockstep.distributed.step.SumOverSamples;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A worker's place in a chain: the running sum comes from the rank before, the worker adds its blocks, and hands it to the rank behind; the
 * last rank sends the whole sum back the same way.
 *
 * <p>The sum goes in chunks, so that a worker adds to one while those behind it add to the chunks before. All chunks go forward before the
 * first comes back.
 */
public final class OrderedChain implements SumOverSamples, AutoCloseable {
    private static final int CHUNK = 8192;

    private final DType dtype;
    private final Optional<Link> before;
    private final Optional<Link> behind;
    private long sums;

    /**
     * @param before to the worker of the rank before; empty for the first
     * @param behind to the worker of the rank behind; empty for the last
     */
    public OrderedChain(DType dtype, Optional<Link> before, Optional<Link> behind) {
        this.dtype = dtype;
        this.before = before;
        this.behind = behind;
    }

    @Override
    public double[] of(int length, List<double[]> blocks) {
        double[] sum = new double[length];
        for (int from = 0, chunk = 0; from < length; from += CHUNK, chunk++) {
            int number = chunk;
            int first = from;
            int count = Math.min(CHUNK, length - from);
            before.ifPresent(link -> link.receive(sums, number, sum, first, count));
            add(sum, blocks, first, count);
            behind.ifPresent(link -> link.send(sums, number, sum, first, count));
        }
        for (int from = 0, chunk = 0; from < length; from += CHUNK, chunk++) {
            int number = chunk;
            int first = from;
            int count = Math.min(CHUNK, length - from);
            behind.ifPresent(link -> link.receive(sums, number, sum, first, count));
            before.ifPresent(link -> link.send(sums, number, sum, first, count));
        }
        sums++;
        return sum;
    }

    @Override
    public void close() {
        before.ifPresent(Link::close);
        behind.ifPresent(Link::close);
    }

    private void add(double[] sum, List<double[]> blocks, int from, int count) {
        double[] part = Arrays.copyOfRange(sum, from, from + count);
        List<double[]> parts = blocks.stream()
                .map(block -> Arrays.copyOfRange(block, from, from + count))
                .toList();
        BlockSums.add(dtype, part, parts);
        System.arraycopy(part, 0, sum, from, count);
    }
}

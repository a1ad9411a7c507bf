package dev.lockstep.distributed.chain;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.step.BlockSums;
import dev.lockstep.distributed.step.SumOverSamples;
import dev.lockstep.distributed.step.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A worker's place in a chain: the running sum comes from the rank before, the worker adds its blocks, and hands it to the rank behind; the
 * last rank sends the whole sum back the same way.
 *
 * <p>The sum goes in chunks, so that a worker adds to one while those behind it add to the chunks before. All chunks go forward before the
 * first comes back.
 */
public final class OrderedChain implements SumOverSamples, AutoCloseable {
    private static final int CHUNK = 4096;

    private final DType dtype;
    private final Optional<Link> before;
    private final Optional<Link> behind;
    private final Map<Integer, double[]> arrays = new HashMap<>();
    private final double[] chunk = new double[CHUNK];

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
    public List<double[]> of(List<Terms> all) {
        List<double[]> results = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            results.add(forward(all.get(i), i));
        }
        for (double[] sum : results) {
            back(sum);
        }
        return results;
    }

    /** What the ranks up to this one come to, handed on; of the last rank it is the sum. */
    private double[] forward(Terms terms, int number) {
        double[] sum = arrays.compute(
                number,
                (key, used) -> used == null || used.length != terms.length() ? new double[terms.length()] : used);
        for (int from = 0; from < sum.length; from += CHUNK) {
            int first = from;
            int count = Math.min(CHUNK, sum.length - from);
            List<Terms.Block> blocks = begin(sum, terms.blocks(), first, count);
            for (Terms.Block block : blocks) {
                block.copyTo(first, chunk, 0, count);
                BlockSums.add(dtype, sum, first, chunk, count);
            }
            behind.ifPresent(link -> link.send(sum, first, count));
        }
        behind.ifPresent(Link::flush);
        return sum;
    }

    /** Sets elements to what comes before this rank's blocks, or of the first rank to its first block; returns what is to be added. */
    private List<Terms.Block> begin(double[] sum, List<Terms.Block> blocks, int first, int count) {
        if (before.isPresent()) {
            before.get().receive(sum, first, count);
            return blocks;
        }
        if (blocks.isEmpty()) {
            Arrays.fill(sum, first, first + count, 0);
            return blocks;
        }
        blocks.get(0).copyTo(first, sum, first, count);
        return blocks.subList(1, blocks.size());
    }

    private void back(double[] sum) {
        for (int from = 0; from < sum.length; from += CHUNK) {
            int first = from;
            int count = Math.min(CHUNK, sum.length - from);
            behind.ifPresent(link -> link.receive(sum, first, count));
            before.ifPresent(link -> link.send(sum, first, count));
        }
        before.ifPresent(Link::flush);
    }

    @Override
    public void close() {
        before.ifPresent(Link::close);
        behind.ifPresent(Link::close);
    }
}

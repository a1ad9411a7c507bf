package dev.lockstep.distributed.chain;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.step.SumOverSamples;
import dev.lockstep.distributed.step.Terms;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A worker's place in a chain: the running sum comes from the rank before, the worker adds its blocks, and hands it to the rank behind; the
 * last rank sends the whole sum back the same way.
 *
 * <p>The sum goes in parts, so that a worker adds to one while those behind it add to the parts before. All parts go forward before the
 * first comes back.
 */
public final class OrderedChain implements SumOverSamples, AutoCloseable {
    private static final int MOST = 4096;

    private final Optional<Link> before;
    private final Optional<Link> behind;
    private final Part part;

    /**
     * @param before to the worker of the rank before; empty for the first
     * @param behind to the worker of the rank behind; empty for the last
     */
    public OrderedChain(DType dtype, Optional<Link> before, Optional<Link> behind) {
        this.before = before;
        this.behind = behind;
        this.part = Part.of(dtype, MOST);
    }

    @Override
    public void add(List<Terms> all) {
        all.forEach(this::forward);
        behind.ifPresent(Link::flush);
        for (Terms terms : all) {
            back(terms.sum());
        }
        before.ifPresent(Link::flush);
    }

    /** What the ranks up to this one come to, handed on; of the last rank it is the sum. */
    private void forward(Terms terms) {
        inParts(terms.sum(), first -> {
            int count = count(terms.sum(), first);
            for (Matrix block : begin(terms.blocks(), first, count)) {
                part.add(block, first, count);
            }
            if (behind.isPresent()) {
                behind.get().send(part, count);
            } else {
                part.give(terms.sum(), first, count);
            }
        });
    }

    /** Begins with what comes before this rank's blocks, or of the first rank with its first block; returns what is to be added. */
    private List<Matrix> begin(List<Matrix> blocks, int first, int count) {
        if (before.isPresent()) {
            before.get().receive(part, count);
            return blocks;
        }
        if (blocks.isEmpty()) {
            part.clear(count);
            return blocks;
        }
        part.take(blocks.get(0), first, count);
        return blocks.subList(1, blocks.size());
    }

    private void back(Matrix sum) {
        inParts(sum, first -> {
            int count = count(sum, first);
            if (behind.isPresent()) {
                behind.get().receive(part, count);
                part.give(sum, first, count);
            } else {
                part.take(sum, first, count);
            }
            before.ifPresent(link -> link.send(part, count));
        });
    }

    private static void inParts(Matrix sum, IntConsumer each) {
        for (int first = 0; first < sum.length(); first += MOST) {
            each.accept(first);
        }
    }

    private static int count(Matrix sum, int first) {
        return Math.min(MOST, sum.length() - first);
    }

    @Override
    public void close() {
        before.ifPresent(Link::close);
        behind.ifPresent(Link::close);
    }
}

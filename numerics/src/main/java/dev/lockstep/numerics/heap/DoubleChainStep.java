package dev.lockstep.numerics.heap;

import dev.lockstep.api.op.FormulaChain;
import dev.lockstep.api.op.FormulaChain.Link;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.loops.DoubleChain;
import dev.lockstep.numerics.loops.DoubleRun;
import dev.lockstep.numerics.loops.Loops;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Elementwise operations in float64 that are a chain, computed by its loop, and in blocks, since a loop may compute one formula after another. */
final class DoubleChainStep implements Step {
    private final DoubleRun[] runs;
    private final ThreadLocal<DoubleRun[]> parts;
    private final DoubleChain loop;
    private final int places;
    private final long work;
    private final Shares shares;
    private final Shares.Share part = this::compute;

    private DoubleChainStep(FormulaChain chain, List<DoubleElementwise> steps, Loops loops, Shares shares) {
        this.shares = shares;
        runs = steps.stream().map(DoubleElementwise::run).toArray(DoubleRun[]::new);
        parts = ThreadLocal.withInitial(
                () -> Stream.generate(DoubleRun::new).limit(runs.length).toArray(DoubleRun[]::new));
        places = steps.get(0).places();
        work = steps.stream().mapToLong(DoubleElementwise::work).sum();
        loop = loops.doubles(chain, places);
    }

    /** The step that computes the first of these steps, as many as the chain has formulas, if they are the chain. */
    static Optional<Step> of(FormulaChain chain, List<Step> steps, Loops loops, Shares shares) {
        List<Link> links = chain.links();
        Map<String, double[]> arrays = new HashMap<>();
        List<DoubleElementwise> found = steps.stream()
                .limit(links.size())
                .filter(DoubleElementwise.class::isInstance)
                .map(DoubleElementwise.class::cast)
                .toList();
        if (found.size() < links.size()) {
            return Optional.empty();
        }
        int places = found.get(0).places();
        for (int i = 0; i < links.size(); i++) {
            DoubleElementwise step = found.get(i);
            if (step.placewise().isEmpty() || step.places() != places || !step.is(links.get(i), arrays)) {
                return Optional.empty();
            }
        }
        List<Storage> results = found.stream().map(DoubleElementwise::result).toList();
        boolean writesElement =
                found.stream().flatMap(step -> step.elements().stream()).anyMatch(results::contains);
        boolean distinct = new HashSet<>(arrays.values()).size() == arrays.size();
        return distinct && !writesElement
                ? Optional.of(new DoubleChainStep(chain, found, loops, shares))
                : Optional.empty();
    }

    @Override
    public void compute() {
        shares.over(places, work, part);
    }

    private void compute(int from, int to) {
        DoubleRun[] some = parts.get();
        for (int first = from; first < to; first += BlockedSteps.BLOCK) {
            int count = Math.min(BlockedSteps.BLOCK, to - first);
            for (int i = 0; i < runs.length; i++) {
                some[i].setPart(runs[i], 0, 1, first, count);
            }
            loop.compute(some);
        }
    }
}

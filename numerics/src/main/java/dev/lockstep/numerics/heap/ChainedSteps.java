package dev.lockstep.numerics.heap;

import dev.lockstep.api.op.FormulaChain;
import dev.lockstep.numerics.loops.Loops;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds steps that are a chain of formulas, and has them computed by one loop. */
final class ChainedSteps {
    private ChainedSteps() {}

    /** The same steps, those of a chain put together. */
    static List<Step> in(List<Step> steps, Loops loops, Shares shares) {
        List<Step> chained = new ArrayList<>();
        int next = 0;
        while (next < steps.size()) {
            Optional<Step> chain = Optional.empty();
            int links = 1;
            for (FormulaChain candidate : FormulaChain.values()) {
                List<Step> rest = steps.subList(next, steps.size());
                chain = DoubleChainStep.of(candidate, rest, loops, shares)
                        .or(() -> FloatChainStep.of(candidate, rest, loops, shares));
                if (chain.isPresent()) {
                    links = candidate.links().size();
                    break;
                }
            }
            chained.add(chain.orElse(steps.get(next)));
            next += links;
        }
        return chained;
    }
}

package dev.lockstep.numerics.heap;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps of as many places, computed one after the other in a block of places, then in the next block, so that what one of them leaves is still in the
 * processor's cache when another needs it. No result depends on another place, so none depends on the blocks; single elements that all places
 * need are not overwritten, by a result in the same memory, before the last block.
 */
final class BlockedSteps implements Step {
    /** Some arrays of so many elements fit into the cache of a core. */
    static final int BLOCK = 4096;

    private final PlacewiseStep[] steps;
    private final int places;
    private final long work;
    private final Shares shares;
    private final Shares.Share part = this::compute;

    private BlockedSteps(List<PlacewiseStep> steps, Shares shares) {
        this.steps = steps.toArray(PlacewiseStep[]::new);
        this.shares = shares;
        places = this.steps[0].places();
        work = steps.stream().mapToLong(PlacewiseStep::work).sum();
    }

    /** The same steps, those that follow each other and have as many places put together where that is worth it. */
    static List<Step> in(List<Step> steps, Shares shares) {
        List<Step> blocked = new ArrayList<>();
        List<PlacewiseStep> group = new ArrayList<>();
        for (Step step : steps) {
            int places = step.placewise().map(PlacewiseStep::places).orElse(0);
            if (!group.isEmpty() && group.get(0).places() != places) {
                end(group, blocked, shares);
            }
            if (places >= 2 * BLOCK) {
                PlacewiseStep next = step.placewise().orElseThrow();
                if (group.stream().anyMatch(earlier -> earlier.elements().contains(next.result()))) {
                    end(group, blocked, shares);
                }
                group.add(next);
            } else {
                blocked.add(step);
            }
        }
        end(group, blocked, shares);
        return blocked;
    }

    private static void end(List<PlacewiseStep> group, List<Step> blocked, Shares shares) {
        if (group.size() > 1) {
            blocked.add(new BlockedSteps(group, shares));
        } else {
            blocked.addAll(group);
        }
        group.clear();
    }

    @Override
    public void compute() {
        shares.over(places, work, part);
    }

    private void compute(int from, int to) {
        for (int first = from; first < to; first += BLOCK) {
            int end = Math.min(first + BLOCK, to);
            for (PlacewiseStep step : steps) {
                step.compute(first, end);
            }
        }
    }
}

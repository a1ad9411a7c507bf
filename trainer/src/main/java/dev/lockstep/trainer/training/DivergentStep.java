package dev.lockstep.trainer.training;

import dev.lockstep.trainer.training.DivergenceOrigin.Cause;
import java.util.Set;

/** What is remembered of a traced step: the largest number that it was given, and the first infinity or NaN. */
final class DivergentStep {
    private static final Set<String> DATA = Set.of("inputs", "targets", "sample weights");

    /** No formula overflows from a few numbers that are smaller: exp of 89 is infinite in float32. */
    private static final double LARGE = 64;

    private TracedOperation first;
    private int place;
    private TracedOperation largestGiven;
    private int largest;

    void add(TracedOperation traced) {
        if (first != null) {
            return;
        }
        place = Finiteness.first(traced.values());
        if (place >= 0) {
            first = traced;
        }
        if (!traced.isResult()) {
            int candidate = Finiteness.largest(traced.values());
            if (largestGiven == null
                    || Math.abs(traced.values()[candidate])
                            > Math.abs(largestGiven.values()[largest])) {
                largestGiven = traced;
                largest = candidate;
            }
        }
    }

    boolean diverges() {
        return first != null;
    }

    DivergenceOrigin origin(int epoch, int batch) {
        double value = first.values()[place];
        return new DivergenceOrigin(
                epoch,
                batch,
                epoch > 1 || batch > 1,
                first.description(place),
                Double.isInfinite(value),
                largestGiven.values()[largest] + " in " + largestGiven.givenWords()
                        + Finiteness.at(largest, largestGiven.columns()).replaceFirst(" in ", ", "),
                cause(value));
    }

    private Cause cause(double value) {
        if (Double.isNaN(value) || Math.abs(largestGiven.values()[largest]) < LARGE) {
            return Cause.UNKNOWN;
        }
        return DATA.contains(largestGiven.givenName()) ? Cause.DATA : Cause.PARAMETERS;
    }
}

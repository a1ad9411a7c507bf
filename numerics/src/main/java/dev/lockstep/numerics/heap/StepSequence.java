package dev.lockstep.numerics.heap;

import dev.lockstep.api.spi.Program;
import java.util.List;

/** A recorded program on the heap: its steps, one after another. */
final class StepSequence implements Program {
    private final Step[] steps;

    StepSequence(List<Step> steps) {
        this.steps = steps.toArray(Step[]::new);
    }

    /** Most steps of a small network are elementwise ones, and a call of one whose class is known costs less than its few elements. */
    @Override
    public void run() {
        for (Step step : steps) {
            if (step instanceof DoubleElementwise elementwise) {
                elementwise.compute();
            } else if (step instanceof FloatElementwise elementwise) {
                elementwise.compute();
            } else {
                step.compute();
            }
        }
    }
}

package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import java.util.ArrayList;
import java.util.List;

/** What {@link Adam} and {@link AdamW} have in common: running means of the gradient and its square, and the step that they give. */
record AdamMoments(double beta1, double beta2, double epsilon, boolean amsgrad) {
    private static final String MEAN = "mean";
    private static final String SQUARE = "square";
    private static final String LARGEST_SQUARE = "largest-square";
    private static final String POWER_1 = "beta1-power";
    private static final String POWER_2 = "beta2-power";

    /** Checks the settings of the optimiser of a name. */
    void require(String name) {
        Rates.requireFraction(name + ": beta1", beta1);
        Rates.requireFraction(name + ": beta2", beta2);
        Rates.requirePositive(name + ": epsilon", epsilon);
    }

    List<StateSpec> sharedState() {
        return List.of(new StateSpec(POWER_1, 1, 1, 1), new StateSpec(POWER_2, 1, 1, 1));
    }

    List<StateSpec> state(int rows, int columns) {
        List<StateSpec> specs = new ArrayList<>();
        specs.add(new StateSpec(MEAN, rows, columns, 0));
        specs.add(new StateSpec(SQUARE, rows, columns, 0));
        if (amsgrad) {
            specs.add(new StateSpec(LARGEST_SQUARE, rows, columns, 0));
        }
        return List.copyOf(specs);
    }

    /** The update {@code p = p - (m * a) / w}. */
    Optimizer.ParameterUpdate begin(State shared, Matrix rate) {
        Matrix power1 = shared.set(POWER_1, shared.get(POWER_1).times(beta1));
        Matrix power2 = shared.set(POWER_2, shared.get(POWER_2).times(beta2));
        Matrix stepSize = rate.dividedBy(power1.subtractedFrom(1));
        Matrix correction = power2.subtractedFrom(1).sqrt();
        return (parameter, gradient, state) -> {
            Matrix mean = state.get(MEAN);
            mean.moveTowards(1 - beta1, gradient);
            Matrix square = state.get(SQUARE);
            square.averageSquares(beta2, 1 - beta2, gradient);
            if (amsgrad) {
                square = state.set(LARGEST_SQUARE, state.get(LARGEST_SQUARE).max(square));
            }
            parameter.subtractQuotient(stepSize, mean, square.rootQuotient(correction, epsilon));
        };
    }
}

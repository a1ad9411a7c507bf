package dev.lockstep.nn.optimizer;

import dev.lockstep.api.LockstepException;
import java.util.List;

/**
 * {@code multi-step: {epochs: [30, 80], factor: 0.1}}: the rate times the factor after each of these numbers of epochs, PyTorch's
 * {@code MultiStepLR}. In closed form: {@code f = factor^n; rate * f}, n being how many of the numbers are at most the number of epochs before,
 * the power by squaring. The factor is 0.1 unless given.
 */
public record MultiStepDecay(List<Integer> epochs, double factor) implements Schedule {
    /** @throws LockstepException if there are no epochs, or they do not ascend */
    public MultiStepDecay {
        epochs = List.copyOf(epochs);
        if (epochs.isEmpty()) {
            throw new LockstepException("multi-step: at least one number of epochs is needed");
        }
        Rates.requireAtLeast("multi-step: the epochs", 1, epochs.get(0));
        for (int i = 1; i < epochs.size(); i++) {
            if (epochs.get(i) <= epochs.get(i - 1)) {
                throw new LockstepException("multi-step: the epochs must ascend, not " + epochs);
            }
        }
        Rates.requirePositive("multi-step: the factor", factor);
    }

    @Override
    public double rate(double rate, Moment moment) {
        int over = 0;
        for (int each : epochs) {
            over += moment.epochs() >= each ? 1 : 0;
        }
        return rate * Curves.power(factor, over);
    }
}

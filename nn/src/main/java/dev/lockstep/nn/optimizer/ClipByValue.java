package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import java.util.List;

/**
 * {@code clip: {value: v}}: every element of every gradient from -v to v, {@code t = min(g, v); g = max(t, -v)}, as PyTorch's
 * {@code clip_grad_value_}. A NaN stays one.
 */
public record ClipByValue(double value) implements Clipping {
    public ClipByValue {
        Rates.requirePositive("clip: the value", value);
    }

    @Override
    public List<Matrix> clip(List<Matrix> gradients) {
        Elementwise atMost = Elementwise.of(Formula.MIN).with(1, value);
        Elementwise atLeast = Elementwise.of(Formula.MAX).with(1, -value);
        return gradients.stream()
                .map(gradient -> gradient.compute(atMost).compute(atLeast))
                .toList();
    }
}

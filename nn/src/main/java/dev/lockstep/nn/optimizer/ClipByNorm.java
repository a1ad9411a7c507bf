package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code clip: {norm: n}}: all gradients scaled so that their common Euclidean norm is at most n, as PyTorch's {@code clip_grad_norm_}.
 *
 * <p>In the order of the parameters, sum being that of a whole matrix: {@code q = g * g; s = sum(q)} of the first;
 * {@code q = g * g; u = sum(q); s = s + u} of each further one; then once {@code r = sqrt(s); r = r + 1e-6; c = n / r; c = min(c, 1)}; then
 * {@code g = g * c} of each. All in the dtype. Where the norm is infinite c is 0, where it is a NaN a NaN, as in PyTorch.
 */
public record ClipByNorm(double norm) implements Clipping {
    private static final double ABOVE_ZERO = 1e-6;

    public ClipByNorm {
        Rates.requirePositive("clip: the norm", norm);
    }

    @Override
    public List<Matrix> clip(List<Matrix> gradients) {
        if (gradients.isEmpty()) {
            return gradients;
        }
        Matrix squares = gradients.get(0).square().sum();
        for (Matrix gradient : gradients.subList(1, gradients.size())) {
            squares = squares.plus(gradient.square().sum());
        }
        Matrix ratio = squares.sqrt().plus(ABOVE_ZERO).dividedInto(norm);
        Matrix factor = ratio.compute(Elementwise.of(Formula.MIN).with(1, 1));
        List<Matrix> clipped = new ArrayList<>();
        for (Matrix gradient : gradients) {
            clipped.add(gradient.times(factor));
        }
        return clipped;
    }
}

package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;

/** Weight decay as a part of the gradient, which PyTorch's optimisers but AdamW have. */
final class WeightDecay {
    private WeightDecay() {}

    /** {@code t = p * weightDecay; g = g + t}; the gradient itself where the weight decay is 0. */
    static Matrix added(Matrix gradient, Matrix parameter, double weightDecay) {
        return weightDecay == 0 ? gradient : gradient.plus(parameter.times(weightDecay));
    }
}

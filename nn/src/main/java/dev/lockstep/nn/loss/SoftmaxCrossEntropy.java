package dev.lockstep.nn.loss;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.nn.autodiff.OwnGradient;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.Softmax;
import java.util.List;
import java.util.Optional;

/**
 * {@code softmax-cross-entropy}: of each sample -sum of y ln p over the classes, only behind a softmax p of z, computed from z. A mean is
 * one over the samples, not over the elements. Targets are the shares of the classes, 1 for one class and 0 for the others as a rule.
 *
 * <p>With {@code s = z - rowMaxima(z)}, {@code t = log(rowSums(exp(s))) - s}, and {@code q = y * (1 - smoothing) + smoothing / classes}
 * where there is smoothing, else y, times the row of class weights where there are some: the contribution of a sample is {@code rowSums(q *
 * t)}, its derivative with respect to z {@code p * rowSums(q) - q}. A mean divides both by the number of samples; with class weights by
 * {@code sum(rowSums(y * weights))}, the sum of the weights of the samples' classes. Where samples have weights, both are multiplied by a sample's,
 * and a mean divides by the sum of these, times that of its class if classes have weights. These are the values of PyTorch's CrossEntropyLoss
 * with the indices of classes as targets, a weight for each class and label smoothing.
 *
 * @param smoothing from 0 to below 1; 0 if not given
 * @param classWeights one for each class, above 0; empty for none
 */
public record SoftmaxCrossEntropy(Reduction reduction, double smoothing, List<Double> classWeights) implements Loss {
    private static final Activation SOFTMAX = new Softmax();

    /** @throws LockstepException if the smoothing or a weight is out of range */
    public SoftmaxCrossEntropy {
        Smoothing.require("softmax-cross-entropy", smoothing);
        classWeights = List.copyOf(classWeights);
        for (double weight : classWeights) {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new LockstepException(
                        "softmax-cross-entropy: class weights must be above 0 and finite, not " + weight);
            }
        }
    }

    /** Without smoothing or weights. */
    public SoftmaxCrossEntropy(Reduction reduction) {
        this(reduction, 0, List.of());
    }

    @Override
    public Matrix of(Outputs outputs) {
        requireFits(outputs.activation());
        return OwnGradient.ofScalar(outputs.logits(), () -> value(outputs), () -> gradient(outputs));
    }

    @Override
    public void requireFits(Activation last) {
        if (!last.equals(SOFTMAX)) {
            throw new LockstepException("softmax-cross-entropy needs the activation softmax in the last layer");
        }
    }

    private Matrix value(Outputs outputs) {
        Matrix contributions = contributions(outputs.logits(), shares(outputs.targets()));
        return weights(outputs)
                .map(each -> reduction.ofWeighted(ofSamples(contributions, outputs), each.sum()))
                .orElseGet(() -> reduction.of(contributions));
    }

    private Matrix gradient(Outputs outputs) {
        Matrix shares = shares(outputs.targets());
        Matrix slopes = outputs.predictions().times(shares.rowSums()).minus(shares);
        return weights(outputs)
                .map(each -> reduction.gradientOfWeighted(ofSamples(slopes, outputs), each.sum()))
                .orElseGet(() -> reduction.gradientOfSamples(slopes));
    }

    /** Of each sample: that of its class, times its own. */
    private Optional<Matrix> weights(Outputs outputs) {
        if (classWeights.isEmpty()) {
            return outputs.weights();
        }
        return Optional.of(ofSamples(weighted(outputs.targets()).rowSums(), outputs));
    }

    private static Matrix ofSamples(Matrix values, Outputs outputs) {
        return outputs.weights().map(values::times).orElse(values);
    }

    private static Matrix contributions(Matrix logits, Matrix shares) {
        Matrix shifted = logits.minus(logits.rowMaxima());
        Matrix surprise = shifted.exp().rowSums().log().minus(shifted);
        return shares.times(surprise).rowSums();
    }

    private Matrix shares(Matrix targets) {
        Matrix smoothed = Smoothing.smoothed(targets, smoothing, targets.columns());
        return classWeights.isEmpty() ? smoothed : weighted(smoothed);
    }

    private Matrix weighted(Matrix shares) {
        if (classWeights.size() != shares.columns()) {
            throw new LockstepException("softmax-cross-entropy: there are " + classWeights.size()
                    + " class weights for " + shares.columns() + " classes");
        }
        double[] weights =
                classWeights.stream().mapToDouble(Double::doubleValue).toArray();
        return shares.times(shares.backend().matrix(shares.dtype(), 1, weights.length, weights));
    }
}

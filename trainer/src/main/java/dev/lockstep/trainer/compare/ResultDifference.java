package dev.lockstep.trainer.compare;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;
import java.util.Optional;

/** The first difference in the results of two runs: losses come first, then the final parameters. */
public sealed interface ResultDifference {
    /**
     * An epoch's loss.
     *
     * @param epoch from 1
     */
    record OfLoss(int epoch, UnequalValues values) implements ResultDifference {}

    /** An element of a final parameter, where all losses are equal. */
    record OfParameter(String parameter, ElementDifference element) implements ResultDifference {}

    /** It, or empty where every loss and every parameter have the same bits. */
    static Optional<ResultDifference> first(TrainingResult first, TrainingResult second) {
        Optional<OfLoss> loss = firstOfLosses(first.dtype(), first.losses(), second.losses());
        if (loss.isPresent()) {
            return Optional.of(loss.get());
        }
        if (first.epochs() != second.epochs()) {
            throw new IllegalArgumentException("runs of " + first.epochs() + " and " + second.epochs() + " epochs");
        }
        return firstOfParameters(first.dtype(), first.parameters(), second.parameters());
    }

    /** The first difference in the losses of the epochs that both have. */
    static Optional<OfLoss> firstOfLosses(DType dtype, double[] first, double[] second) {
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            if (!UnequalValues.same(first[i], second[i])) {
                DType type = lossType(dtype, first[i], second[i]);
                return Optional.of(new OfLoss(i + 1, new UnequalValues(type, first[i], second[i])));
            }
        }
        return Optional.empty();
    }

    /** The loss of an epoch of several batches is a float64, also where they compute in float32. */
    private static DType lossType(DType dtype, double a, double b) {
        return UnequalValues.same(dtype.round(a), a) && UnequalValues.same(dtype.round(b), b) ? dtype : DType.FLOAT64;
    }

    private static Optional<ResultDifference> firstOfParameters(
            DType dtype, List<ParameterValues> first, List<ParameterValues> second) {
        for (int i = 0; i < first.size(); i++) {
            ParameterValues parameter = first.get(i);
            Optional<ElementDifference> element = ElementDifference.first(
                    dtype,
                    parameter.columns(),
                    parameter.values(),
                    second.get(i).values());
            if (element.isPresent()) {
                return Optional.of(new OfParameter(parameter.name(), element.get()));
            }
        }
        return Optional.empty();
    }
}

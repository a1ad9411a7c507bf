package dev.lockstep.integration;

import dev.lockstep.trainer.compare.ElementDifference;
import dev.lockstep.trainer.compare.Mismatch;
import dev.lockstep.trainer.compare.OperationDifference;
import dev.lockstep.trainer.compare.ResultDifference;
import dev.lockstep.trainer.compare.ResultDifference.OfLoss;
import dev.lockstep.trainer.compare.ResultDifference.OfParameter;
import dev.lockstep.trainer.compare.UnequalValues;
import java.math.BigInteger;

/** Says how a backend's run differs from another's: the first loss or weight and the first operation, with values, bits and ulps. */
final class DifferenceText {
    private final String first;
    private final Mismatch mismatch;

    private DifferenceText(String first, Mismatch mismatch) {
        this.first = first;
        this.mismatch = mismatch;
    }

    /** Two lines for a difference from the backend of this name. */
    static String of(String first, Mismatch mismatch) {
        DifferenceText text = new DifferenceText(first, mismatch);
        return "\n  " + mismatch.result().map(text::result).orElse("all losses and weights are equal") + "\n  "
                + mismatch.operation()
                        .map(text::operation)
                        .orElse("no operation: each alone has the same bits; only whole steps differ");
    }

    private String result(ResultDifference result) {
        if (result instanceof OfLoss loss) {
            return "the loss of epoch " + loss.epoch() + ": " + values(loss.values());
        }
        OfParameter parameter = (OfParameter) result;
        return "all losses are equal, but not " + parameter.parameter() + element(parameter.element());
    }

    private String operation(OperationDifference operation) {
        return "first in " + operation.operation() + " of " + String.join(" and ", operation.operands()) + ", epoch "
                + operation.epoch() + ", batch " + operation.batch() + element(operation.element());
    }

    private String element(ElementDifference element) {
        return ", row " + element.row() + ", column " + element.column() + ": " + values(element.values());
    }

    private String values(UnequalValues values) {
        return values.first() + " (" + values.firstBits() + ") on " + first + ", " + values.second() + " ("
                + values.secondBits() + ") on " + mismatch.backend()
                + values.ulps().map(DifferenceText::apart).orElse("");
    }

    private static String apart(BigInteger ulps) {
        return ", " + ulps + (ulps.equals(BigInteger.ONE) ? " ulp apart" : " ulps apart");
    }
}

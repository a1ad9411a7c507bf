package dev.lockstep.trainer.compare;

import dev.lockstep.trainer.training.TracedOperation;
import java.util.List;
import java.util.Optional;

/**
 * The first operation of a run whose result differs, from the same operands.
 *
 * @param epoch from 1
 * @param batch from 1
 * @param operation such as {@code tanh}; {@code given w1} where a backend holds other values than it was given
 * @param operands the shapes of the operands
 * @param shape the shape of the result
 */
public record OperationDifference(
        int epoch, int batch, String operation, List<String> operands, String shape, ElementDifference element) {
    static Optional<OperationDifference> first(
            int epoch, int batch, List<TracedOperation> first, List<TracedOperation> second) {
        for (int i = 0; i < first.size(); i++) {
            TracedOperation traced = first.get(i);
            Optional<ElementDifference> element = ElementDifference.first(
                    traced.dtype(),
                    traced.columns(),
                    traced.values(),
                    second.get(i).values());
            if (element.isPresent()) {
                String shape = traced.rows() + "x" + traced.columns();
                return Optional.of(new OperationDifference(
                        epoch, batch, traced.operation(), traced.operands(), shape, element.get()));
            }
        }
        return Optional.empty();
    }
}

package dev.lockstep.trainer.cut;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.op.ScatterAdd;
import java.util.List;

/** Computes the rows of an operation's result that belong to a share of the samples, from those of its operands. */
public record OfShare(Share share, List<Matrix> operands) implements Operation.Visitor<Matrix> {
    @Override
    public Matrix product(Product operation) {
        return asItIs(operation);
    }

    @Override
    public Matrix elementwise(Elementwise operation) {
        return asItIs(operation);
    }

    @Override
    public Matrix reduction(Reduction operation) {
        return asItIs(operation);
    }

    @Override
    public Matrix copy(Copy operation) {
        return asItIs(new Copy(
                operation.label(),
                operation.from(),
                operation.fromRowStep(),
                operation.fromColumnStep(),
                operation.to(),
                operation.toRowStep(),
                share.count(),
                operation.columns()));
    }

    @Override
    public Matrix concatenation(Concatenation operation) {
        return asItIs(operation);
    }

    @Override
    public Matrix gather(Gather operation) {
        return asItIs(operation);
    }

    @Override
    public Matrix scatterAdd(ScatterAdd operation) {
        return asItIs(operation);
    }

    /** A number depends on its place, and places are those of the whole batch. */
    @Override
    public Matrix randomUniform(RandomUniform operation) {
        return asItIs(new RandomUniform(
                share.count(),
                operation.columns(),
                operation.seed(),
                operation.stream(),
                operation.from() + share.first() * operation.columns()));
    }

    @Override
    public Matrix rowFunction(RowFunction operation) {
        return asItIs(operation);
    }

    private Matrix asItIs(Operation operation) {
        return operands.get(0)
                .compute(operation, operands.subList(1, operands.size()).toArray(Matrix[]::new));
    }
}

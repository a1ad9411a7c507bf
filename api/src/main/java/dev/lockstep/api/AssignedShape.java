package dev.lockstep.api;

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

/** Checks an operation whose result goes into a matrix that exists. */
final class AssignedShape implements Operation.Visitor<Void> {
    private final List<DeviceMatrix> operands;
    private final DeviceMatrix target;

    private AssignedShape(List<DeviceMatrix> operands, DeviceMatrix target) {
        this.operands = operands;
        this.target = target;
    }

    static void require(Operation operation, List<DeviceMatrix> operands, DeviceMatrix target) {
        ResultShape.of(operation, operands);
        operation.accept(new AssignedShape(operands, target));
    }

    /** Checks a copy into a matrix that exists. */
    static void requireRoom(Copy copy, DeviceMatrix source, DeviceMatrix target) {
        ResultShape.requireInside(copy, source);
        if (source.storage() == target.storage()) {
            throw Shapes.mismatch(copy.label(), target, source, "it takes two matrices");
        }
        long last = copy.to() + (long) (copy.rows() - 1) * copy.toRowStep() + copy.columns() - 1;
        if (last >= target.length()) {
            throw new ShapeException(
                    copy.label() + ": the " + Shapes.describe(target) + " matrix has no element " + last);
        }
    }

    @Override
    public Void elementwise(Elementwise elementwise) {
        requireSame(elementwise);
        for (DeviceMatrix operand : operands) {
            if (operand.storage() == target.storage() && operand.length() != target.length()) {
                throw Shapes.mismatch(
                        elementwise.label(), target, operand, "an operand that is changed has the result's shape");
            }
        }
        return null;
    }

    @Override
    public Void copy(Copy copy) {
        requireRoom(copy, operands.get(0), target);
        return null;
    }

    @Override
    public Void product(Product operation) {
        return requireFresh(operation);
    }

    @Override
    public Void reduction(Reduction operation) {
        return requireFresh(operation);
    }

    @Override
    public Void concatenation(Concatenation operation) {
        return requireFresh(operation);
    }

    @Override
    public Void gather(Gather operation) {
        return requireFresh(operation);
    }

    @Override
    public Void scatterAdd(ScatterAdd operation) {
        return requireFresh(operation);
    }

    @Override
    public Void randomUniform(RandomUniform operation) {
        return requireFresh(operation);
    }

    @Override
    public Void rowFunction(RowFunction operation) {
        return requireFresh(operation);
    }

    private Void requireFresh(Operation operation) {
        requireSame(operation);
        for (DeviceMatrix operand : operands) {
            if (operand.storage() == target.storage()) {
                throw Shapes.mismatch(operation.label(), target, operand, "the result is one of the operands");
            }
        }
        return null;
    }

    private void requireSame(Operation operation) {
        ResultShape.Shape shape = ResultShape.of(operation, operands);
        if (shape.rows() != target.rows() || shape.columns() != target.columns()) {
            throw new ShapeException(operation.label() + ": the result is "
                    + Shapes.describe(shape.rows(), shape.columns()) + ", and the matrix to change "
                    + Shapes.describe(target));
        }
    }
}

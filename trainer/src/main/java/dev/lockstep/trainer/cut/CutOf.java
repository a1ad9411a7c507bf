package dev.lockstep.trainer.cut;

import dev.lockstep.api.LockstepException;
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
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import java.util.List;

/**
 * How an instruction's result is cut, from how its operands are.
 *
 * @param sharded for each operand whether its rows are samples
 * @param samples the number of samples in the batch
 */
record CutOf(Instruction instruction, List<Boolean> sharded, int samples) implements Operation.Visitor<Cut> {
    /** @throws LockstepException if workers with some of the samples each can not compute it */
    static Cut of(Instruction instruction, List<Boolean> sharded, int samples) {
        return instruction.operation().accept(new CutOf(instruction, sharded, samples));
    }

    @Override
    public Cut product(Product operation) {
        if (isReplicated()) {
            return Cut.REPLICATED;
        }
        if (operation.batches() > 1) {
            throw refused("products in batches are not cut by samples");
        }
        if (sharded.get(0) && sharded.get(1)) {
            if (operation.transposeA() && !operation.transposeB()) {
                return Cut.SUMMED;
            }
            throw refused("it multiplies samples with samples, and its inner index is not the samples");
        }
        if (sharded.get(0) && !operation.transposeA()) {
            return Cut.SHARDED;
        }
        throw refused("the samples are rows of one factor and no rows of the result");
    }

    @Override
    public Cut elementwise(Elementwise operation) {
        if (isReplicated()) {
            return Cut.REPLICATED;
        }
        if (instruction.out().rows() != samples) {
            throw refused("its result has " + instruction.out().rows() + " rows for " + samples + " samples");
        }
        for (int i = 0; i < sharded.size(); i++) {
            Operand operand = instruction.operands().get(i);
            if (!sharded.get(i) && operand.rows() != 1) {
                throw refused("a " + operand.shape() + " matrix that does not come from the batch meets its samples");
            }
        }
        return Cut.SHARDED;
    }

    @Override
    public Cut reduction(Reduction operation) {
        if (isReplicated()) {
            return Cut.REPLICATED;
        }
        return switch (operation) {
            case ROW_SUMS, ROW_MAXIMA, ROW_MAXIMUM_INDICES -> Cut.SHARDED;
            case COLUMN_SUMS, SUM -> Cut.SUMMED;
            case COLUMN_MAXIMA, COLUMN_MAXIMUM_INDICES -> throw refused("it compares samples with each other");
        };
    }

    @Override
    public Cut copy(Copy operation) {
        if (isReplicated()) {
            return Cut.REPLICATED;
        }
        Operand source = instruction.operands().get(0);
        boolean columns = operation.rows() == samples
                && operation.fromRowStep() == source.columns()
                && operation.fromColumnStep() == 1
                && operation.from() + operation.columns() <= source.columns()
                && operation.count() == instruction.out().length();
        if (columns) {
            return Cut.SHARDED;
        }
        throw refused("it moves elements of samples");
    }

    @Override
    public Cut concatenation(Concatenation operation) {
        if (isReplicated()) {
            return Cut.REPLICATED;
        }
        if (operation.beside() && !sharded.contains(false)) {
            return Cut.SHARDED;
        }
        throw refused("it puts together what is cut by samples and what is not, or samples below samples");
    }

    @Override
    public Cut gather(Gather operation) {
        if (isReplicated()) {
            return Cut.REPLICATED;
        }
        throw refused("it takes rows by their numbers");
    }

    @Override
    public Cut scatterAdd(ScatterAdd operation) {
        if (isReplicated()) {
            return Cut.REPLICATED;
        }
        throw refused("it adds to rows by their numbers");
    }

    /** A number depends on its place alone, so any rows can be drawn by themselves. */
    @Override
    public Cut randomUniform(RandomUniform operation) {
        return isReplicated() && operation.rows() != samples ? Cut.REPLICATED : Cut.SHARDED;
    }

    @Override
    public Cut rowFunction(RowFunction operation) {
        return isReplicated() ? Cut.REPLICATED : Cut.SHARDED;
    }

    private boolean isReplicated() {
        return !sharded.contains(true);
    }

    private LockstepException refused(String reason) {
        return new LockstepException("the step of this network can not be cut by samples: "
                + instruction.description() + " to a " + instruction.out().shape()
                + " matrix: "
                + reason);
    }
}

package dev.lockstep.backend.opencl.internal;

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
import dev.lockstep.backend.opencl.internal.EncodedInstruction.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Encodes an instruction for the kernels, as one or as several: operands are offsets and steps, so that a transposition or a broadcast is a
 * step.
 */
final class InstructionEncoder implements Operation.Visitor<List<EncodedInstruction>> {
    private final List<Operand> operands;
    private final Operand out;
    private final Function<Operand, Operand> scratch;

    private InstructionEncoder(Instruction instruction, Function<Operand, Operand> scratch) {
        this.operands = instruction.operands();
        this.out = instruction.out();
        this.scratch = scratch;
    }

    /**
     * The instructions of the kernels, in order.
     *
     * @param scratch memory for a column of as many elements as a matrix has rows
     */
    static List<EncodedInstruction> encode(Instruction instruction, Function<Operand, Operand> scratch) {
        return instruction.operation().accept(new InstructionEncoder(instruction, scratch));
    }

    @Override
    public List<EncodedInstruction> product(Product product) {
        Operand a = operands.get(0);
        Operand b = operands.get(1);
        int batches = product.batches();
        List<EncodedInstruction> parts = new ArrayList<>(batches);
        for (int batch = 0; batch < batches; batch++) {
            InstructionWords words = words(InstructionCode.PRODUCT, out)
                    .shape(out.rows() / batches, out.columns())
                    .outFurther((long) batch * (out.length() / batches))
                    .inner(product.transposeA() ? a.rows() / batches : a.columns());
            factor(words, 0, a, product.transposeA(), batch, batches);
            factor(words, 1, b, product.transposeB(), batch, batches);
            parts.add(new EncodedInstruction(Kind.PRODUCT, out, operands, batches > 1, words));
        }
        return parts;
    }

    @Override
    public List<EncodedInstruction> elementwise(Elementwise elementwise) {
        boolean flat = operands.stream().allMatch(operand -> operand.length() == out.length() || operand.length() == 1);
        InstructionWords words = new InstructionWords(InstructionCode.of(elementwise.formula()), offset(out))
                .shape(flat ? 1 : out.rows(), flat ? out.length() : out.columns());
        int next = 0;
        for (int i = 0; i < elementwise.formula().arity(); i++) {
            if (elementwise.isNumber(i)) {
                words.number(i, out.dtype().round(elementwise.number(i)));
                continue;
            }
            Operand operand = operands.get(next++);
            if (operand.length() == out.length()) {
                words.operand(i, offset(operand), flat ? 0 : out.columns(), 1);
            } else if (operand.length() == 1) {
                words.operand(i, offset(operand), 0, 0).constant(i);
            } else if (operand.rows() == 1) {
                words.operand(i, offset(operand), 0, 1);
            } else {
                words.operand(i, offset(operand), 1, 0).constant(i);
            }
        }
        return List.of(new EncodedInstruction(Kind.ELEMENTWISE, out, byPlace(elementwise), false, words));
    }

    @Override
    public List<EncodedInstruction> reduction(Reduction reduction) {
        Operand a = operands.get(0);
        return switch (reduction) {
            case ROW_SUMS -> List.of(ofRows(InstructionCode.SUMS, a, out));
            case COLUMN_SUMS -> List.of(ofColumns(InstructionCode.SUMS, a, out));
            case SUM -> {
                Operand rowSums = scratch.apply(a);
                yield List.of(ofRows(InstructionCode.SUMS, a, rowSums), ofColumns(InstructionCode.SUMS, rowSums, out));
            }
            case ROW_MAXIMA -> List.of(ofRows(InstructionCode.MAXIMA, a, out));
            case ROW_MAXIMUM_INDICES -> List.of(ofRows(InstructionCode.MAXIMUM_INDICES, a, out));
            case COLUMN_MAXIMA -> List.of(ofColumns(InstructionCode.MAXIMA, a, out));
            case COLUMN_MAXIMUM_INDICES -> List.of(ofColumns(InstructionCode.MAXIMUM_INDICES, a, out));
        };
    }

    @Override
    public List<EncodedInstruction> copy(Copy copy) {
        Operand source = operands.get(0);
        boolean contiguous = copy.isContiguous();
        InstructionWords words = words(InstructionCode.COPY, out)
                .shape(contiguous ? 1 : copy.rows(), contiguous ? copy.count() : copy.columns())
                .outFurther(copy.to())
                .operand(0, offset(source) + copy.from(), copy.fromRowStep(), copy.fromColumnStep())
                .operand(1, 0, copy.toRowStep(), 1);
        return List.of(new EncodedInstruction(Kind.OTHER, out, operands, copy.count() < out.length(), words));
    }

    @Override
    public List<EncodedInstruction> concatenation(Concatenation concatenation) {
        return Instruction.copies(concatenation, operands, out).stream()
                .flatMap(copy -> encode(copy, scratch).stream())
                .toList();
    }

    @Override
    public List<EncodedInstruction> gather(Gather gather) {
        return List.of(byIndices(InstructionCode.GATHER, 1));
    }

    @Override
    public List<EncodedInstruction> scatterAdd(ScatterAdd scatter) {
        return List.of(byIndices(InstructionCode.SCATTER_ADD, operands.get(0).rows()));
    }

    @Override
    public List<EncodedInstruction> randomUniform(RandomUniform random) {
        InstructionWords words = words(InstructionCode.RANDOM_UNIFORM, out)
                .shape(1, out.length())
                .operand(0, offset(operands.get(0)), 0, 1)
                .operand(1, random.seed() & 0xFFFFFFFFL, random.seed() >>> 32, random.stream() & 0xFFFFFFFFL)
                .operand(2, random.from(), 0, 0);
        return List.of(new EncodedInstruction(Kind.OTHER, out, operands, false, words));
    }

    @Override
    public List<EncodedInstruction> rowFunction(RowFunction function) {
        InstructionWords words = words(InstructionCode.ROW_FUNCTION, out)
                .shape(1, out.rows())
                .inner(out.columns())
                .operand(0, offset(operands.get(0)), 0, 0)
                .operand(2, function.rule().ordinal(), function.width(), 0);
        return List.of(new EncodedInstruction(Kind.OTHER, out, operands, false, words));
    }

    /** The operands by the formula's places, so that kernels find each one's buffer; a number's is the result's. */
    private List<Operand> byPlace(Elementwise elementwise) {
        List<Operand> places = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < elementwise.formula().arity(); i++) {
            places.add(elementwise.isNumber(i) ? out : operands.get(next++));
        }
        return places;
    }

    private EncodedInstruction byIndices(InstructionCode code, int terms) {
        InstructionWords words = words(code, out)
                .shape(out.rows(), out.columns())
                .inner(terms)
                .operand(0, offset(operands.get(0)), out.columns(), 1)
                .operand(1, offset(operands.get(1)), 1, 0)
                .operand(2, operands.get(0).rows(), 0, 0);
        return new EncodedInstruction(Kind.OTHER, out, operands, false, words);
    }

    private static EncodedInstruction ofRows(InstructionCode code, Operand a, Operand out) {
        InstructionWords words =
                words(code, out).shape(1, a.rows()).inner(a.columns()).operand(0, offset(a), a.columns(), 1);
        return new EncodedInstruction(Kind.OTHER, out, List.of(a), false, words);
    }

    private static EncodedInstruction ofColumns(InstructionCode code, Operand a, Operand out) {
        InstructionWords words =
                words(code, out).shape(1, a.columns()).inner(a.rows()).operand(0, offset(a), 1, a.columns());
        return new EncodedInstruction(Kind.OTHER, out, List.of(a), false, words);
    }

    private static void factor(
            InstructionWords words, int index, Operand matrix, boolean transposed, int batch, int batches) {
        long first = offset(matrix) + (long) batch * (matrix.length() / batches);
        words.operand(index, first, transposed ? 1 : matrix.columns(), transposed ? matrix.columns() : 1);
    }

    private static InstructionWords words(InstructionCode code, Operand out) {
        return new InstructionWords(code.number(), offset(out));
    }

    private static long offset(Operand operand) {
        return ((OpenClStorage) operand.storage()).offset();
    }
}

package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.backend.opencl.internal.EncodedInstruction.Kind;

/** Encodes instructions for the kernels: operands as offsets and steps, so that a transposition or a broadcast is a step. */
final class InstructionEncoder {
    private static final long BOTH_VARY = 0;
    private static final long RIGHT_CONSTANT = 1;
    private static final long LEFT_CONSTANT = 2;

    private InstructionEncoder() {}

    /** Any instruction but a whole matrix's sum, which is two. */
    static EncodedInstruction encode(Instruction instruction) {
        if (instruction instanceof Instruction.Matmul matmul) {
            return product(matmul.a(), matmul.transposeA(), matmul.b(), matmul.transposeB(), matmul.out());
        } else if (instruction instanceof Instruction.Unary unary) {
            return unary(unary.operation(), unary.a(), unary.out());
        } else if (instruction instanceof Instruction.Binary binary) {
            return binary(binary.operation(), binary.a(), binary.b(), binary.out());
        } else if (instruction instanceof Instruction.BinaryRightScalar binary) {
            return binary(binary.operation(), binary.a(), binary.b(), binary.out());
        } else if (instruction instanceof Instruction.BinaryLeftScalar binary) {
            return binary(binary.operation(), binary.a(), binary.b(), binary.out());
        } else if (instruction instanceof Instruction.RowSums sums) {
            return rowSums(sums.a(), sums.out());
        } else if (instruction instanceof Instruction.ColumnSums sums) {
            return columnSums(sums.a(), sums.out());
        } else if (instruction instanceof Instruction.Transpose transpose) {
            return transposition(transpose.a(), transpose.out());
        } else if (instruction instanceof Instruction.CopyRows copy) {
            return copyRows(copy.source(), copy.sourceRow(), copy.out(), copy.targetRow(), copy.rows());
        } else if (instruction instanceof Instruction.SubtractScaled update) {
            return subtractScaled(update.out(), update.rate(), update.gradient());
        } else if (instruction instanceof Instruction.SubtractScaledBy update) {
            return subtractScaled(update.out(), update.rate(), update.gradient());
        }
        throw new IllegalArgumentException("no kernel for " + instruction);
    }

    static EncodedInstruction product(Storage a, boolean transposeA, Storage b, boolean transposeB, Storage out) {
        return new Fields(InstructionCode.MATRIX_PRODUCT, a, b, out)
                .shape(out.rows(), out.columns())
                .inner(transposeA ? a.rows() : a.columns())
                .aSteps(transposeA ? 1 : a.columns(), transposeA ? a.columns() : 1)
                .bSteps(transposeB ? 1 : b.columns(), transposeB ? b.columns() : 1)
                .of(Kind.PRODUCT);
    }

    static EncodedInstruction unary(UnaryOperation operation, Storage a, Storage out) {
        return flat(InstructionCode.of(operation), a, a, out).scalar(0).of(Kind.ELEMENTWISE);
    }

    static EncodedInstruction binary(BinaryOperation operation, Storage a, double b, Storage out) {
        return flat(InstructionCode.of(operation), a, a, out)
                .form(RIGHT_CONSTANT)
                .scalar(b)
                .of(Kind.ELEMENTWISE);
    }

    static EncodedInstruction binary(BinaryOperation operation, double a, Storage b, Storage out) {
        return flat(InstructionCode.of(operation), b, b, out)
                .form(LEFT_CONSTANT)
                .scalar(a)
                .of(Kind.ELEMENTWISE);
    }

    static EncodedInstruction subtractScaled(Storage p, double rate, Storage g) {
        return flat(InstructionCode.SUBTRACT_SCALED, p, g, p).scalar(rate).of(Kind.ELEMENTWISE);
    }

    static EncodedInstruction subtractScaled(Storage p, Storage rate, Storage g) {
        return flat(InstructionCode.SUBTRACT_SCALED_BY, g, rate, p)
                .bSteps(0, 0)
                .form(RIGHT_CONSTANT)
                .of(Kind.ELEMENTWISE);
    }

    static EncodedInstruction binary(BinaryOperation operation, Storage a, Storage b, Storage out) {
        long code = InstructionCode.of(operation);
        if (a.length() == out.length() && b.length() == out.length()) {
            return flat(code, a, b, out).of(Kind.ELEMENTWISE);
        }
        boolean rightIsSmaller = a.length() == out.length();
        Storage smaller = rightIsSmaller ? b : a;
        boolean oneElement = smaller.length() == 1;
        boolean row = !oneElement && smaller.rows() == 1;
        long rowStep = oneElement || row ? 0 : 1;
        long columnStep = row ? 1 : 0;
        Fields fields =
                oneElement ? flat(code, a, b, out) : new Fields(code, a, b, out).shape(out.rows(), out.columns());
        if (rightIsSmaller) {
            fields.aSteps(out.columns(), 1).bSteps(rowStep, columnStep).form(row ? BOTH_VARY : RIGHT_CONSTANT);
        } else {
            fields.aSteps(rowStep, columnStep).bSteps(out.columns(), 1).form(row ? BOTH_VARY : LEFT_CONSTANT);
        }
        return fields.of(Kind.ELEMENTWISE);
    }

    static EncodedInstruction rowSums(Storage a, Storage out) {
        return new Fields(InstructionCode.SUMS, a, a, out)
                .shape(1, a.rows())
                .inner(a.columns())
                .aSteps(a.columns(), 1)
                .of(Kind.SUMS);
    }

    static EncodedInstruction columnSums(Storage a, Storage out) {
        return new Fields(InstructionCode.SUMS, a, a, out)
                .shape(1, a.columns())
                .inner(a.rows())
                .aSteps(1, a.columns())
                .of(Kind.SUMS);
    }

    static EncodedInstruction transposition(Storage a, Storage out) {
        return new Fields(InstructionCode.TRANSPOSITION, a, a, out)
                .shape(out.rows(), out.columns())
                .of(Kind.TRANSPOSITION);
    }

    static EncodedInstruction copyRows(Storage source, int sourceRow, Storage target, int targetRow, int rows) {
        long columns = target.columns();
        return new Fields(InstructionCode.COPY, source, source, target)
                .shape(1, rows * columns)
                .aSteps(0, 1)
                .scalar(0)
                .shifted(targetRow * columns, sourceRow * columns)
                .of(Kind.COPY);
    }

    /** An elementwise instruction over matrices of one shape, taken as one long row. */
    private static Fields flat(long code, Storage a, Storage b, Storage out) {
        return new Fields(code, a, b, out).shape(1, out.length()).aSteps(0, 1).bSteps(0, 1);
    }

    /** The fields of the struct Instruction in contract.cl, by place. */
    private static final class Fields {
        private final OpenClStorage a;
        private final OpenClStorage b;
        private final OpenClStorage out;
        private final long[] words = new long[EncodedInstruction.WORDS];

        Fields(long code, Storage a, Storage b, Storage out) {
            this.a = (OpenClStorage) a;
            this.b = (OpenClStorage) b;
            this.out = (OpenClStorage) out;
            words[0] = code;
            words[3] = 1;
            words[4] = this.out.offset();
            words[5] = this.a.offset();
            words[6] = this.b.offset();
        }

        Fields shape(long rows, long columns) {
            words[1] = rows;
            words[2] = columns;
            return this;
        }

        Fields inner(long terms) {
            words[3] = terms;
            return this;
        }

        Fields shifted(long outElements, long aElements) {
            words[4] += outElements;
            words[5] += aElements;
            return this;
        }

        Fields aSteps(long row, long column) {
            words[7] = row;
            words[8] = column;
            return this;
        }

        Fields bSteps(long row, long column) {
            words[9] = row;
            words[10] = column;
            return this;
        }

        Fields form(long form) {
            words[11] = form;
            return this;
        }

        /** A number in place of an operand, rounded to the dtype. */
        Fields scalar(double value) {
            words[12] = 1;
            words[13] = Double.doubleToRawLongBits(out.dtype().round(value));
            return this;
        }

        EncodedInstruction of(Kind kind) {
            return new EncodedInstruction(kind, out, a, b, words[1], words[2], words[3], words);
        }
    }
}

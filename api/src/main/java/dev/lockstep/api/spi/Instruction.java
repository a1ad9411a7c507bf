package dev.lockstep.api.spi;

import java.util.List;
import java.util.Locale;

/** One call of a kernel with its operands, so that a sequence of calls can be recorded, examined and run again. */
public sealed interface Instruction {
    /** The operation in a few words, with its number where one operand is a number, such as {@code divide (right operand 4.0)}. */
    String name();

    /** The storage that the instruction writes. */
    Storage out();

    /** The storages that it reads; an update in place reads what it writes. */
    List<Storage> operands();

    /** Calls the kernel. */
    void execute(Kernels kernels);

    /** {@link Kernels#matmul}. */
    record Matmul(Storage a, boolean transposeA, Storage b, boolean transposeB, Storage out) implements Instruction {
        @Override
        public String name() {
            return (transposeA ? "transposeMatmul" : "matmul") + (transposeB ? "Transpose" : "");
        }

        @Override
        public List<Storage> operands() {
            return List.of(a, b);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.matmul(a, transposeA, b, transposeB, out);
        }
    }

    /** {@link Kernels#unary}. */
    record Unary(UnaryOperation operation, Storage a, Storage out) implements Instruction {
        @Override
        public String name() {
            return operation.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public List<Storage> operands() {
            return List.of(a);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.unary(operation, a, out);
        }
    }

    /** {@link Kernels#binary(BinaryOperation, Storage, Storage, Storage)}. */
    record Binary(BinaryOperation operation, Storage a, Storage b, Storage out) implements Instruction {
        @Override
        public String name() {
            return operation.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public List<Storage> operands() {
            return List.of(a, b);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.binary(operation, a, b, out);
        }
    }

    /** {@link Kernels#binary(BinaryOperation, Storage, double, Storage)}. */
    record BinaryRightScalar(BinaryOperation operation, Storage a, double b, Storage out) implements Instruction {
        @Override
        public String name() {
            return operation.name().toLowerCase(Locale.ROOT) + " (right operand " + b + ")";
        }

        @Override
        public List<Storage> operands() {
            return List.of(a);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.binary(operation, a, b, out);
        }
    }

    /** {@link Kernels#binary(BinaryOperation, double, Storage, Storage)}. */
    record BinaryLeftScalar(BinaryOperation operation, double a, Storage b, Storage out) implements Instruction {
        @Override
        public String name() {
            return operation.name().toLowerCase(Locale.ROOT) + " (left operand " + a + ")";
        }

        @Override
        public List<Storage> operands() {
            return List.of(b);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.binary(operation, a, b, out);
        }
    }

    /** {@link Kernels#rowSums}. */
    record RowSums(Storage a, Storage out) implements Instruction {
        @Override
        public String name() {
            return "rowSums";
        }

        @Override
        public List<Storage> operands() {
            return List.of(a);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.rowSums(a, out);
        }
    }

    /** {@link Kernels#columnSums}. */
    record ColumnSums(Storage a, Storage out) implements Instruction {
        @Override
        public String name() {
            return "columnSums";
        }

        @Override
        public List<Storage> operands() {
            return List.of(a);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.columnSums(a, out);
        }
    }

    /** {@link Kernels#sum}. */
    record Sum(Storage a, Storage out) implements Instruction {
        @Override
        public String name() {
            return "sum";
        }

        @Override
        public List<Storage> operands() {
            return List.of(a);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.sum(a, out);
        }
    }

    /** {@link Kernels#transpose}. */
    record Transpose(Storage a, Storage out) implements Instruction {
        @Override
        public String name() {
            return "transpose";
        }

        @Override
        public List<Storage> operands() {
            return List.of(a);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.transpose(a, out);
        }
    }

    /** {@link Kernels#copyRows}. */
    record CopyRows(Storage source, int sourceRow, Storage out, int targetRow, int rows) implements Instruction {
        @Override
        public String name() {
            return "copyRows";
        }

        @Override
        public List<Storage> operands() {
            return List.of(source, out);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.copyRows(source, sourceRow, out, targetRow, rows);
        }
    }

    /** {@link Kernels#subtractScaled(Storage, double, Storage)}. */
    record SubtractScaled(Storage out, double rate, Storage gradient) implements Instruction {
        @Override
        public String name() {
            return "subtractScaled (rate " + rate + ")";
        }

        @Override
        public List<Storage> operands() {
            return List.of(out, gradient);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.subtractScaled(out, rate, gradient);
        }
    }

    /** {@link Kernels#subtractScaled(Storage, Storage, Storage)}. */
    record SubtractScaledBy(Storage out, Storage rate, Storage gradient) implements Instruction {
        @Override
        public String name() {
            return "subtractScaled";
        }

        @Override
        public List<Storage> operands() {
            return List.of(out, rate, gradient);
        }

        @Override
        public void execute(Kernels kernels) {
            kernels.subtractScaled(out, rate, gradient);
        }
    }
}

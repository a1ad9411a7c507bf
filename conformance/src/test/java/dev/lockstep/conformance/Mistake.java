package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.ScatterAdd;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What a backend does wrong; all other instructions it computes as the contract says. */
interface Mistake {
    /** Computes the instruction, with kernels that are right. */
    void execute(Instruction instruction, Kernels right);

    /** Makes another mistake too. */
    default Mistake and(Mistake other) {
        return (instruction, right) -> execute(instruction, MistakenProvider.mistaken(other, right));
    }

    /** Changes a result that is right. */
    interface Change {
        void of(Instruction instruction, double[] result, List<double[]> operands);
    }

    /** Changes results of the operation in question after they were computed. */
    static Mistake changing(Predicate<Instruction> where, Change change) {
        return (instruction, right) -> {
            if (!where.test(instruction)) {
                instruction.execute(right);
                return;
            }
            List<double[]> operands = instruction.operands().stream()
                    .map(operand -> elements(operand, right))
                    .toList();
            instruction.execute(right);
            double[] result = new double[instruction.out().storage().length()];
            right.read(instruction.out().storage(), result);
            double[] correct = result.clone();
            change.of(instruction, result, operands);
            if (!Arrays.equals(correct, result)) {
                right.write(result, instruction.out().storage());
            }
        };
    }

    /** The inner index of a product runs downwards. */
    Mistake DESCENDING_PRODUCT = changing(Mistake::isProduct, (instruction, result, operands) -> {
        Product product = (Product) instruction.operation();
        Operand out = instruction.out();
        int batches = product.batches();
        int rows = out.rows() / batches;
        int aRows = instruction.operands().get(0).rows() / batches;
        int aColumns = instruction.operands().get(0).columns();
        int bRows = instruction.operands().get(1).rows() / batches;
        int bColumns = instruction.operands().get(1).columns();
        for (int i = 0; i < out.length(); i++) {
            int batch = i / out.columns() / rows;
            int row = i / out.columns() % rows;
            int column = i % out.columns();
            double sum = 0.0;
            for (int k = (product.transposeA() ? aRows : aColumns) - 1; k >= 0; k--) {
                int a = product.transposeA()
                        ? (batch * aRows + k) * aColumns + row
                        : (batch * aRows + row) * aColumns + k;
                int b = product.transposeB()
                        ? (batch * bRows + column) * bColumns + k
                        : (batch * bRows + k) * bColumns + column;
                double x = operands.get(0)[a];
                double y = operands.get(1)[b];
                sum = out.dtype() == DType.FLOAT64 ? Math.fma(x, y, sum) : Math.fma((float) x, (float) y, (float) sum);
            }
            result[i] = sum;
        }
    });

    /** tanh is the next number in every result. */
    Mistake TANH_ONE_ULP_OFF = changing(of(Formula.TANH), (instruction, result, operands) -> {
        for (int i = 0; i < instruction.out().length(); i++) {
            boolean float64 = instruction.out().dtype() == DType.FLOAT64;
            result[i] = float64 ? Math.nextUp(result[i]) : Math.nextUp((float) result[i]);
        }
    });

    /** A row is added from its first element to its last, without blocks. */
    Mistake ROW_SUMS_WITHOUT_BLOCKS = changing(of(Reduction.ROW_SUMS), (instruction, result, operands) -> {
        int columns = instruction.operands().get(0).columns();
        for (int i = 0; i < instruction.out().length(); i++) {
            double sum = 0.0;
            for (int j = 0; j < columns; j++) {
                sum = instruction.out().dtype().round(sum + operands.get(0)[i * columns + j]);
            }
            result[i] = sum;
        }
    });

    /** A column used for every column of a square matrix is taken for a row. */
    Mistake COLUMN_AS_ROW = (instruction, right) -> {
        List<Operand> operands = new ArrayList<>(instruction.operands());
        Operand out = instruction.out();
        if (instruction.operation() instanceof Elementwise && out.rows() == out.columns()) {
            operands.replaceAll(
                    operand -> operand.columns() > 1 ? operand : new Operand(operand.storage(), 1, operand.rows()));
        }
        new Instruction(instruction.operation(), operands, out).execute(right);
    };

    /** The element behind the result of an addition is set to zero. */
    Mistake WRITES_BEYOND = changing(of(Formula.PLUS), (instruction, result, operands) -> {
        int length = instruction.out().length();
        if (result.length > length) {
            result[length] = 0;
        }
    });

    /** The gradient through sigmoid multiplies in another order. */
    Mistake SIGMOID_BACKWARD_REORDERED = changing(of(Formula.SIGMOID_BACKWARD), (instruction, result, operands) -> {
        if (operands.size() == 2) {
            double[] a = operands.get(0);
            double[] b = operands.get(1);
            DType dtype = instruction.out().dtype();
            for (int i = 0; i < instruction.out().length() && a.length == b.length; i++) {
                result[i] = dtype.round(dtype.round(a[i] * b[i]) * dtype.round(1 - b[i]));
            }
        }
    });

    /** Rows are added to rows from the last to the first. */
    Mistake DESCENDING_SCATTER_ADD = changing(Mistake::isScatterAdd, (instruction, result, operands) -> {
        int columns = instruction.out().columns();
        DType dtype = instruction.out().dtype();
        double[] indices = operands.get(1);
        Arrays.fill(result, 0, instruction.out().length(), 0.0);
        for (int r = indices.length - 1; r >= 0; r--) {
            for (int j = 0;
                    j < columns
                            && indices[r] >= 0
                            && indices[r] < instruction.out().rows();
                    j++) {
                int to = (int) indices[r] * columns + j;
                result[to] += indices[r] == (int) indices[r] ? operands.get(0)[r * columns + j] : 0;
                result[to] = dtype.round(result[to]);
            }
        }
    });

    /** Of zeros with both signs the largest is the one that stands first. */
    Mistake FIRST_ZERO_IS_MAXIMUM = changing(of(Reduction.ROW_MAXIMA), (instruction, result, operands) -> {
        int columns = instruction.operands().get(0).columns();
        for (int i = 0; i < instruction.out().length(); i++) {
            if (result[i] == 0) {
                double[] row = Arrays.copyOfRange(operands.get(0), i * columns, (i + 1) * columns);
                result[i] = Arrays.stream(row)
                        .filter(element -> element == 0)
                        .findFirst()
                        .getAsDouble();
            }
        }
    });

    /** Random numbers do not depend on the high word of the seed. */
    Mistake SEED_OF_ONE_WORD = (instruction, right) -> {
        if (instruction.operation() instanceof RandomUniform random) {
            RandomUniform other = new RandomUniform(
                    random.rows(), random.columns(), random.seed() & 0xFFFFFFFFL, random.stream(), random.from());
            new Instruction(other, instruction.operands(), instruction.out()).execute(right);
        } else {
            instruction.execute(right);
        }
    };

    /** Random numbers of later rows are those of the first. */
    Mistake RANDOM_FROM_THE_FIRST = (instruction, right) -> {
        if (instruction.operation() instanceof RandomUniform random) {
            RandomUniform other = new RandomUniform(random.rows(), random.columns(), random.seed(), random.stream());
            new Instruction(other, instruction.operands(), instruction.out()).execute(right);
        } else {
            instruction.execute(right);
        }
    };

    /** Wrong in very long products, in exp of one narrow range, and in sums that are ties. */
    Mistake RARELY_WRONG = changing(Mistake::isSometimesWrong, (instruction, result, operands) -> {
        Operand out = instruction.out();
        if (instruction.operation() instanceof Product product && out.rows() > 1 && out.columns() > 1) {
            Operand a = instruction.operands().get(0);
            result[0] = (product.transposeA() ? a.rows() / product.batches() : a.columns()) > 1200 ? 0 : result[0];
        }
        for (int i = 0; i < out.length() && is(instruction, Formula.EXP); i++) {
            result[i] = Math.abs(operands.get(0)[i] + 86.99) < 1e-3 ? 0 : result[i];
        }
        if (is(instruction, Formula.PLUS) && operands.size() == 2) {
            double[] a = operands.get(0);
            double[] b = operands.get(1);
            for (int i = 0; i < a.length && a.length == b.length; i++) {
                boolean tie = b[i] > 0x1p-60 && b[i] < 1 && 2 * b[i] == Math.ulp(a[i]);
                result[i] = tie ? a[i] + 2 * b[i] : result[i];
            }
        }
    });

    /** Transposing throws. */
    Mistake THROWING = (instruction, right) -> {
        if (instruction.operation() instanceof Copy copy && copy.label().equals("transpose")) {
            throw new UnsupportedOperationException("no transpose");
        }
        instruction.execute(right);
    };

    private static boolean isSometimesWrong(Instruction instruction) {
        return isProduct(instruction) || is(instruction, Formula.EXP) || is(instruction, Formula.PLUS);
    }

    private static boolean isProduct(Instruction instruction) {
        return instruction.operation() instanceof Product;
    }

    private static boolean isScatterAdd(Instruction instruction) {
        return instruction.operation() instanceof ScatterAdd;
    }

    private static Predicate<Instruction> of(Reduction reduction) {
        return instruction -> instruction.operation() == reduction;
    }

    private static Predicate<Instruction> of(Formula formula) {
        return instruction -> is(instruction, formula);
    }

    private static boolean is(Instruction instruction, Formula formula) {
        return instruction.operation() instanceof Elementwise elementwise && elementwise.formula() == formula;
    }

    private static double[] elements(Operand operand, Kernels kernels) {
        double[] elements = new double[operand.length()];
        kernels.read(operand.storage(), elements);
        return elements;
    }
}

package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {
    private static final int PROGRAMS = 200;
    private static final Operation PLUS = Elementwise.of(Formula.PLUS);
    private static final Operation TANH = Elementwise.of(Formula.TANH);
    private static final Operation MATMUL = new Product(false, false, 1);

    private final FakeKernels kernels = new FakeKernels();

    @Test
    void aChainOfTenLayersTakesLittleOfItsSum() {
        List<Instruction> step = new ArrayList<>();
        Operand x = given(32, 16);
        Operand weights = given(16, 16);
        Operand bias = given(1, 16);
        Operand[] activations = new Operand[10];
        for (int layer = 0; layer < activations.length; layer++) {
            Operand product = planned(32, 16);
            Operand sum = planned(32, 16);
            activations[layer] = planned(32, 16);
            Operand before = layer == 0 ? x : activations[layer - 1];
            step.add(instruction(MATMUL, product, before, weights));
            step.add(instruction(PLUS, sum, product, bias));
            step.add(instruction(TANH, activations[layer], sum));
        }
        Operand upstream = activations[activations.length - 1];
        for (int layer = activations.length - 1; layer >= 0; layer--) {
            Operand atSum = planned(32, 16);
            Operand down = planned(32, 16);
            step.add(instruction(Elementwise.of(Formula.TANH_BACKWARD), atSum, upstream, activations[layer]));
            step.add(instruction(new Product(false, true, 1), down, atSum, weights));
            upstream = down;
        }

        List<List<PlannedStorage>> plan = MemoryPlan.of(step, Set.of(upstream.storage()));

        int all = plan.stream()
                .flatMap(List::stream)
                .mapToInt(PlannedStorage::length)
                .sum();
        assertThat(all).isEqualTo(50 * 32 * 16);
        assertThat(elements(plan)).isLessThanOrEqualTo(all * 6 / 10);
    }

    @Test
    void whatIsNeededAtTheSameTimeIsApart() {
        Operand x = given(2, 2);
        Operand first = planned(2, 2);
        Operand second = planned(2, 2);
        Operand third = planned(2, 2);

        List<List<PlannedStorage>> plan = MemoryPlan.of(
                List.of(
                        instruction(TANH, first, x),
                        instruction(TANH, second, x),
                        instruction(PLUS, third, first, second)),
                Set.of());

        assertThat(together(plan, first, second)).isFalse();
    }

    @Test
    void aResultTakesThePlaceOfAnOperandOnlyWhereThatIsAllowed() {
        assertThat(inPlace(TANH, 2, 2)).isTrue();
        assertThat(inPlace(Copy.transpose(2, 2), 2, 2)).isFalse();
        assertThat(inPlace(Reduction.COLUMN_SUMS, 1, 2)).isFalse();
        assertThat(inPlace(MATMUL, 2, 2, given(2, 2))).isFalse();
    }

    @Test
    void aRowIsNotReplacedByWhatItIsSpreadOver() {
        Operand row = planned(1, 2);
        Operand out = planned(2, 2);
        List<Instruction> step = List.of(instruction(TANH, row, given(1, 2)), instruction(PLUS, out, given(2, 2), row));

        assertThat(together(MemoryPlan.of(step, Set.of()), row, out)).isFalse();
    }

    @Test
    void whatLastsIsKeptFromThoseThatFollow() {
        Operand kept = planned(2, 2);
        Operand between = planned(2, 2);
        Operand after = planned(2, 2);
        List<Instruction> step = List.of(
                instruction(TANH, kept, given(2, 2)),
                instruction(TANH, between, given(2, 2)),
                instruction(TANH, after, given(2, 2)));

        assertThat(together(MemoryPlan.of(step, Set.of(kept.storage())), kept, after))
                .isFalse();
        assertThat(together(MemoryPlan.of(step, Set.of()), kept, after)).isTrue();
    }

    @Test
    void neighboursThatHaveNothingToDoWithEachOtherStayApart() {
        Operand one = planned(2, 2);
        Operand next = planned(2, 2);
        List<Instruction> step = List.of(instruction(TANH, one, given(2, 2)), instruction(TANH, next, given(2, 2)));

        assertThat(together(MemoryPlan.of(step, Set.of()), one, next)).isFalse();
    }

    @Test
    void dtypesDoNotShare() {
        Operand wide = planned(2, 2);
        Operand narrow = new Operand(new PlannedStorage(DType.FLOAT32, 4), 2, 2);
        Operand x = new Operand(kernels.allocate(DType.FLOAT32, 4), 2, 2);
        List<Instruction> step = List.of(
                instruction(TANH, wide, given(2, 2)),
                instruction(TANH, planned(2, 2), given(2, 2)),
                instruction(TANH, narrow, x));

        assertThat(together(MemoryPlan.of(step, Set.of()), wide, narrow)).isFalse();
    }

    @Test
    void randomProgramsGiveTheSameBitsAsWithoutSharing() {
        int shared = 0;
        for (int seed = 0; seed < PROGRAMS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Operand> operands = new ArrayList<>(List.of(given(3, 3), given(1, 3), given(3, 1)));
            List<Instruction> program = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Instruction next = random(random, operands);
                program.add(next);
                if (!operands.contains(next.out())) {
                    operands.add(next.out());
                }
            }
            List<Operand> lasting = List.of(operands.get(operands.size() - 1), operands.get(operands.size() - 3));
            List<List<PlannedStorage>> plan = MemoryPlan.of(
                    program, Set.copyOf(lasting.stream().map(Operand::storage).toList()));
            List<List<PlannedStorage>> apart =
                    plan.stream().flatMap(List::stream).map(List::of).toList();

            assertThat(run(program, plan, lasting)).as("program " + seed).isEqualTo(run(program, apart, lasting));
            shared += apart.size() - plan.size();
        }
        assertThat(shared).isGreaterThan(PROGRAMS);
    }

    /** An instruction on what there is, into a new storage or, for a part, into one that was planned before. */
    private Instruction random(SplittableRandom random, List<Operand> operands) {
        Operand a = operands.get(random.nextInt(operands.size()));
        Operand b = operands.get(random.nextInt(operands.size()));
        Operand square = operands.get(0);
        return switch (random.nextInt(6)) {
            case 0 -> instruction(TANH, planned(a.rows(), a.columns()), a);
            case 1 -> instruction(PLUS, planned(3, 3), a.length() == 9 ? a : square, b.length() == 2 ? a : b);
            case 2 ->
                instruction(
                        new Product(true, false, 1),
                        planned(3, 3),
                        square,
                        a.rows() == 3 && a.columns() == 3 ? a : square);
            case 3 -> instruction(Copy.transpose(a.rows(), a.columns()), planned(a.columns(), a.rows()), a);
            case 4 -> instruction(Reduction.COLUMN_SUMS, planned(1, a.columns()), a);
            default ->
                a.rows() == 3 && a.columns() == 3 && b.rows() == 1 && b.columns() == 3
                        ? instruction(Copy.rows("setRows", 3, 0, 1, 1), a, b)
                        : instruction(Reduction.ROW_SUMS, planned(a.rows(), 1), a);
        };
    }

    private double[][] run(List<Instruction> program, List<List<PlannedStorage>> plan, List<Operand> lasting) {
        Map<Storage, Storage> memory = new IdentityHashMap<>();
        for (List<PlannedStorage> together : plan) {
            Storage taken = kernels.allocate(DType.FLOAT64, together.get(0).length());
            together.forEach(storage -> memory.put(storage, taken));
        }
        Map<Storage, double[]> before = new IdentityHashMap<>();
        for (Instruction instruction : program) {
            if (!memory.containsKey(instruction.out().storage())) {
                before.computeIfAbsent(instruction.out().storage(), this::values);
            }
        }
        program.forEach(instruction ->
                instruction.on(storage -> memory.getOrDefault(storage, storage)).execute(kernels));
        double[][] results = lasting.stream()
                .map(operand -> Arrays.copyOf(
                        values(memory.getOrDefault(operand.storage(), operand.storage())), operand.length()))
                .toArray(double[][]::new);
        before.forEach((storage, values) -> kernels.write(values, storage));
        return results;
    }

    private double[] values(Storage storage) {
        double[] values = new double[storage.length()];
        kernels.read(storage, values);
        return values;
    }

    /** Whether the operation's result takes the place of its first operand, which nothing reads afterwards. */
    private boolean inPlace(Operation operation, int rows, int columns, Operand... others) {
        Operand operand = planned(2, 2);
        Operand out = planned(rows, columns);
        List<Operand> operands = new ArrayList<>(List.of(operand));
        operands.addAll(List.of(others));
        List<Instruction> step =
                List.of(instruction(TANH, operand, given(2, 2)), new Instruction(operation, operands, out));
        return together(MemoryPlan.of(step, Set.of()), operand, out);
    }

    private static boolean together(List<List<PlannedStorage>> plan, Operand one, Operand other) {
        return plan.stream()
                .anyMatch(storages -> storages.stream().anyMatch(storage -> storage == one.storage())
                        && storages.stream().anyMatch(storage -> storage == other.storage()));
    }

    private static int elements(List<List<PlannedStorage>> plan) {
        return plan.stream().mapToInt(storages -> storages.get(0).length()).sum();
    }

    private static Instruction instruction(Operation operation, Operand out, Operand... operands) {
        return new Instruction(operation, List.of(operands), out);
    }

    private static Operand planned(int rows, int columns) {
        return new Operand(new PlannedStorage(DType.FLOAT64, rows * columns), rows, columns);
    }

    private Operand given(int rows, int columns) {
        Operand given = new Operand(kernels.allocate(DType.FLOAT64, rows * columns), rows, columns);
        double[] values = new SplittableRandom(rows * 10 + columns)
                .doubles(given.length())
                .toArray();
        kernels.write(values, given.storage());
        return given;
    }
}

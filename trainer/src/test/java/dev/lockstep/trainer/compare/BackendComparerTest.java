package dev.lockstep.trainer.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.backend.java.JavaBackendProvider;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.math.BigInteger;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BackendComparerTest {
    private static final TrainingOptions TEN_EPOCHS = TrainingOptions.NONE.withEpochs(10);

    private static final int OPERATIONS_OF_XOR = 15;

    private final BackendComparer comparer = new BackendComparer(new Trainer());

    private interface Comparison {
        ComparedNetwork of(List<Backend> backends, Network network, TrainingOptions options, TrainingListener listener);
    }

    private ComparedNetwork compare(String network, TrainingOptions options, UnaryOperator<Kernels> change) {
        return compare(comparer::compare, network, options, change);
    }

    private static ComparedNetwork compare(
            Comparison comparison, String network, TrainingOptions options, UnaryOperator<Kernels> change) {
        BackendOptions oneThread = BackendOptions.ofThreads(1);
        try (Backend right = Backends.open(new JavaBackendProvider(), oneThread);
                Backend other = Backends.open(new WrongProvider(change), oneThread)) {
            return comparison.of(List.of(right, other), new Networks().find(network), options, TrainingListener.NONE);
        }
    }

    @Test
    void theSameKernelsGiveIdenticalRuns() {
        ComparedNetwork compared = compare("xor", TEN_EPOCHS, WrongKernels::new);

        assertThat(compared.identical()).isTrue();
        assertThat(compared.backends()).containsExactly("java", "wrong");
        assertThat(compared.result().epochs()).isEqualTo(10);
        assertThat(compared.weights()).isEqualTo(12);
        assertThat(compared.digest()).hasSize(64);
    }

    @Test
    void runsThatBothEndInNaNAreIdentical() {
        ComparedNetwork compared = compare("curve", TEN_EPOCHS.withLearningRate(1e38), WrongKernels::new);

        assertThat(compared.result().diverged()).isTrue();
        assertThat(compared.identical()).isTrue();
    }

    @Test
    void aChangedOrderOfAdditionIsNamed() {
        ComparedNetwork compared = compare("curve", TEN_EPOCHS.withDType(DType.FLOAT64), DescendingMatmul::new);

        Mismatch mismatch = compared.mismatches().get(0);
        assertThat(mismatch.backend()).isEqualTo("wrong");
        OperationDifference operation = mismatch.operation().orElseThrow();
        assertThat(operation.operation()).isEqualTo("matmul");
        assertThat(operation.operands()).containsExactly("1x5", "5x1");
        assertThat(operation.shape()).isEqualTo("1x1");
        assertThat(operation.element().values().ulps().orElseThrow()).isPositive();
    }

    /** Later roundings hide an ulp in some epochs, so that it takes a few to show. */
    @ParameterizedTest
    @EnumSource(DType.class)
    void aTanhOffByOneUlpIsNamedWithItsElement(DType dtype) {
        ComparedNetwork compared = compare("xor", TrainingOptions.NONE.withDType(dtype), TanhOffByOneUlp::new);

        OperationDifference operation = compared.mismatches().get(0).operation().orElseThrow();
        assertThat(operation.operation()).isEqualTo("tanh");
        assertThat(operation.operands()).containsExactly("4x4");
        assertThat(operation.shape()).isEqualTo("4x4");
        assertThat(operation.element().row()).isEqualTo(3);
        assertThat(operation.element().column()).isEqualTo(3);
        assertThat(operation.element().values().ulps()).contains(BigInteger.ONE);
        assertThat(operation.element().values().firstBits()).hasSize(2 * dtype.bytes());
    }

    @Test
    void aDifferenceThatLossesAndWeightsHideIsFoundAmongTheOperations() {
        TrainingOptions threeEpochs = TrainingOptions.NONE.withEpochs(3);
        assertThat(compare("xor", threeEpochs, TanhOffByOneUlp::new).identical())
                .isTrue();

        ComparedNetwork compared = compare(comparer::compareOperations, "xor", threeEpochs, TanhOffByOneUlp::new);

        assertThat(compared.identical()).isFalse();
        Mismatch mismatch = compared.mismatches().get(0);
        assertThat(mismatch.result()).isEmpty();
        OperationDifference operation = mismatch.operation().orElseThrow();
        assertThat(operation.operation()).isEqualTo("tanh");
        assertThat(operation.epoch()).isEqualTo(1);
        assertThat(operation.element().row()).isEqualTo(3);
        assertThat(operation.element().values().ulps()).contains(BigInteger.ONE);
    }

    @Test
    void everyResultOfEveryOperationIsCompared() {
        ComparedNetwork compared = compare(comparer::compareOperations, "xor", TEN_EPOCHS, WrongKernels::new);

        assertThat(compared.identical()).isTrue();
        assertThat(compared.operations()).hasValue(10 * OPERATIONS_OF_XOR);
        assertThat(compare("xor", TEN_EPOCHS, WrongKernels::new).operations()).isEmpty();
    }

    /** The reported loss is that before the update, so a wrong gradient shows one epoch later. */
    @Test
    void aWrongGradientIsFoundInTheEpochBeforeThatOfTheLoss() {
        ComparedNetwork compared = compare("noisy-sum", TEN_EPOCHS, WrongColumnSums::new);

        Mismatch mismatch = compared.mismatches().get(0);
        assertThat(mismatch.result().orElseThrow())
                .isInstanceOfSatisfying(
                        ResultDifference.OfLoss.class,
                        loss -> assertThat(loss.epoch()).isEqualTo(2));
        assertThat(mismatch.operation().orElseThrow().epoch()).isEqualTo(1);
        assertThat(mismatch.operation().orElseThrow().operation()).isEqualTo("columnSums");
    }

    @Test
    void aFaultThatOnlyStepsRunWholeHaveIsNoOperations() {
        ComparedNetwork compared = compare("xor", TEN_EPOCHS, WrongWholeSteps::new);

        Mismatch mismatch = compared.mismatches().get(0);
        assertThat(mismatch.result().orElseThrow())
                .isInstanceOfSatisfying(
                        ResultDifference.OfLoss.class,
                        loss -> assertThat(loss.epoch()).isEqualTo(1));
        assertThat(mismatch.operation()).isEmpty();
    }

    @Test
    void valuesThatABackendDoesNotHoldAsGivenAreNamed() {
        ComparedNetwork compared = compare("two-point", TEN_EPOCHS, WrongWrites::new);

        assertThat(compared.mismatches().get(0).operation().orElseThrow().operation())
                .isEqualTo("given inputs");
    }

    /** Runs a recorded step with the loss, the first output, moved by one ulp. */
    private static final class WrongWholeSteps extends WrongKernels {
        WrongWholeSteps(Kernels right) {
            super(right);
        }

        @Override
        public Program compile(List<Instruction> instructions, List<Storage> outputs) {
            Program program = super.compile(instructions, outputs);
            return () -> {
                program.run();
                double[] loss = new double[1];
                read(outputs.get(0), loss);
                write(new double[] {Math.nextUp(loss[0])}, outputs.get(0));
            };
        }
    }

    /** Doubles the sums of several columns, which noisy-sum has in a bias gradient alone. */
    private static final class WrongColumnSums extends WrongKernels {
        WrongColumnSums(Kernels right) {
            super(right);
        }

        @Override
        public void reduction(Reduction operation, Operand a, Operand out) {
            super.reduction(operation, a, out);
            if (operation == Reduction.COLUMN_SUMS && a.columns() > 1) {
                elementwise(Elementwise.of(Formula.TIMES).with(1, 2), List.of(out), out);
            }
        }
    }

    /** Adds one to the first of every four values, such as two samples of two inputs, where it is 1. */
    private static final class WrongWrites extends WrongKernels {
        WrongWrites(Kernels right) {
            super(right);
        }

        @Override
        public void write(double[] values, int from, int count, Storage target, int first) {
            double[] written = values.clone();
            if (written.length == 4 && written[0] == 1) {
                written[0] = 2;
            }
            super.write(written, from, count, target, first);
        }
    }
}

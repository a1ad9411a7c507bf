package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
    @Test
    void productsAreSmallOblongAndSquareAndSomeAreTransposed() {
        assertThat(Workloads.of(Kind.PRODUCTS, DType.FLOAT32))
                .allMatch(workload -> workload.dtype() == DType.FLOAT32 && workload.kind() == Kind.PRODUCTS)
                .extracting(Workload::name)
                .containsExactly(
                        "4x2x4",
                        "32x64x100",
                        "64x1000x100",
                        "1000x64x100",
                        "128x784x128",
                        "128x128x10",
                        "256x784x512",
                        "256x256x256",
                        "512x512x512",
                        "1024x1024x1024",
                        "2048x2048x2048",
                        "784x128x128 a^T b",
                        "128x128x10 a^T b",
                        "128x10x128 a b^T",
                        "512x512x512 a^T b",
                        "512x512x512 a b^T",
                        "512x512x512 a^T b^T");
    }

    @Test
    void functionsHaveAMillionElements() {
        assertThat(Workloads.of(Kind.ELEMENTWISE, DType.FLOAT64))
                .allMatch(workload -> workload.amount() == 1_000_000 && workload.kind() == Kind.ELEMENTWISE)
                .extracting(Workload::name)
                .containsExactly("exp", "log", "tanh", "sigmoid", "relu", "add");
    }

    @Test
    void documentedNetworksAreTrainedInTheirDTypeAndThoseForMeasuringInBoth() {
        assertThat(Workloads.of(Kind.TRAINING, DType.FLOAT64))
                .allMatch(workload -> workload.amount() == 1 && workload.kind() == Kind.TRAINING)
                .extracting(Workload::name)
                .containsExactly(
                        "noisy-sum",
                        "two-point",
                        "two-point-corrected",
                        "xor",
                        "xor-logistic",
                        "random-fit",
                        "digits-relu",
                        "digits-relu-adam",
                        "images-relu",
                        "images-relu-adam",
                        "table-relu",
                        "table-relu-adam",
                        "wide-relu");
        assertThat(Workloads.of(Kind.TRAINING, DType.FLOAT32))
                .extracting(Workload::name)
                .containsExactly(
                        "curve",
                        "digits-relu",
                        "digits-relu-adam",
                        "images-relu",
                        "images-relu-adam",
                        "table-relu",
                        "table-relu-adam",
                        "wide-relu");
    }
}

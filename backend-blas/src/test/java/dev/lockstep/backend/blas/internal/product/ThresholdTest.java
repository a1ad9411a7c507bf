package dev.lockstep.backend.blas.internal.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.api.opening.BackendOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {
    @Test
    void withVectorsJavaKeepsMoreProducts() {
        Threshold threshold = Threshold.of(BackendOptions.DEFAULT);
        assertThat(threshold.leavesToJava(63, 63, 63)).isTrue();
        assertThat(threshold.leavesToJava(64, 64, 64)).isFalse();
        assertThat(threshold.leavesToJava(7, 1000, 1000)).isTrue();
        assertThat(threshold.leavesToJava(1000, 7, 1000)).isTrue();
        assertThat(threshold.leavesToJava(1000, 1000, 1)).isFalse();
        assertThat(threshold.leavesToJava(60_000, 60_000, 60_000)).isFalse();
    }

    @Test
    void withoutVectorsTheLibraryGainsSooner() {
        Threshold threshold = Threshold.of(BackendOptions.DEFAULT.with("vector", "off"));
        assertThat(threshold.leavesToJava(15, 15, 15)).isTrue();
        assertThat(threshold.leavesToJava(16, 16, 16)).isFalse();
        assertThat(threshold.leavesToJava(3, 1000, 1000)).isTrue();
        assertThat(threshold.leavesToJava(4, 1000, 1000)).isFalse();
    }

    @Test
    void withZeroTheLibraryComputesEveryProduct() {
        Threshold threshold = Threshold.of(BackendOptions.DEFAULT.with("blas-threshold", "0"));
        assertThat(threshold.leavesToJava(1, 1, 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", ""})
    void otherSettingsAreRefused(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Threshold.of(BackendOptions.DEFAULT.with("blas-threshold", setting)))
                .withMessage(
                        "the setting blas-threshold is a number of multiplications, 0 or more, not '" + setting + "'");
    }
}

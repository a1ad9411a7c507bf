package dev.lockstep.api.dtype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DTypeTest {
    @ParameterizedTest
    @EnumSource
    void is_found_by_its_label(DType dtype) {
        assertThat(DType.of(dtype.label())).isSameAs(dtype);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "FLOAT32", "float", "float16", " float64"})
    void refuses_other_labels(String label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DType.of(label))
                .withMessage("unknown dtype '" + label + "': use float64 or float32");
    }

    @Test
    void knows_labels_and_bytes() {
        assertThat(DType.FLOAT64.label()).isEqualTo("float64");
        assertThat(DType.FLOAT64.bytes()).isEqualTo(8);
        assertThat(DType.FLOAT32.label()).isEqualTo("float32");
        assertThat(DType.FLOAT32.bytes()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {0.1, -0.0, 0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, Double.NaN, 1e-300
            })
    void float64_keeps_every_value(double value) {
        assertThat(Double.doubleToLongBits(DType.FLOAT64.round(value))).isEqualTo(Double.doubleToLongBits(value));
    }

    @Test
    void float32_rounds_to_nearest_even() {
        double unit = 0x1p-23;
        assertThat(DType.FLOAT32.round(1 + unit / 2)).isEqualTo(1);
        assertThat(DType.FLOAT32.round(1 + unit + unit / 2)).isEqualTo(1 + 2 * unit);
        assertThat(DType.FLOAT32.round(1 + unit / 2 + 0x1p-52)).isEqualTo(1 + unit);
        assertThat(DType.FLOAT32.round(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
        assertThat(DType.FLOAT32.round(0x1p-150)).isZero();
        assertThat(DType.FLOAT32.round(1e39)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(DType.FLOAT32.round(Double.NaN)).isNaN();
        assertThat(1 / DType.FLOAT32.round(-1e-300)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}

package dev.lockstep.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1     | 60     | 8 | 10 20 30 40 50 60",
                "1     | 5000   | 8 | 1000 2000 3000 4000 5000",
                "-1    | 1      | 8 | −1.0 −0.5 0 0.5 1.0",
                "0.701 | 0.7034 | 5 | 0.7010 0.7015 0.7020 0.7025 0.7030",
                "3     | 3      | 5 | 2 3 4",
                "0     | 0      | 4 | −1.0 −0.5 0 0.5 1.0",
                "0     | 3e9    | 4 | 0 1×10⁹ 2×10⁹ 3×10⁹",
                "1e-9  | 4e-9   | 4 | 1×10⁻⁹ 2×10⁻⁹ 3×10⁻⁹ 4×10⁻⁹",
                "-1e300 | 1e300 | 2 | −1×10³⁰⁰ 0 1×10³⁰⁰"
            })
    void linearTicksAreRoundNumbers(double low, double high, int most, String labels) {
        assertThat(labels(linear(low, high, most, false))).isEqualTo(labels.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.002 | 0.9   | 8 | 0.002 0.005 0.01 0.02 0.05 0.1 0.2 0.5 1",
                "1     | 5e3   | 8 | 1 10 100 1000",
                "7e-5  | 3e7   | 8 | 10⁻⁴ 10⁻² 10⁰ 10² 10⁴ 10⁶",
                "5e-324 | 1e308 | 4 | 10⁻³¹⁶ 10⁻¹⁵⁸ 10⁰ 10¹⁵⁸"
            })
    void logarithmicTicksArePowersOfTen(double low, double high, int most, String labels) {
        assertThat(labels(LogarithmicScale.of(low, high, most))).isEqualTo(labels.split(" "));
    }

    @Test
    void ticksOfEpochsAreWholeNumbers() {
        assertThat(labels(Scale.of(new Range(1, 1, 3), Axis.epochs(), 8, false)))
                .containsExactly("1", "2", "3");
        assertThat(labels(Scale.of(new Range(1, 1, 1), Axis.epochs(), 8, false)))
                .containsExactly("1");
    }

    @Test
    void aRoundedScaleBeginsAndEndsAtTicks() {
        Scale scale = linear(0.21, 0.93, 5, true);

        assertThat(scale.low()).isZero();
        assertThat(scale.high()).isEqualTo(1);
        assertThat(scale.place(0.25)).isEqualTo(0.25);
    }

    @Test
    void lossesOverDecadesAreOnALogarithmicScaleAndOthersAreNot() {
        assertThat(loss(0.01, 1).isLogarithmic()).isTrue();
        assertThat(loss(0.1, 1).isLogarithmic()).isFalse();
        assertThat(loss(-0.01, 1).isLogarithmic()).isFalse();
        assertThat(loss(0, 0.01, 1).isLogarithmic()).isTrue();
        assertThat(loss(Double.NaN, 0.01, Double.POSITIVE_INFINITY, 1).isLogarithmic())
                .isTrue();
        assertThat(loss(0, 0).isLogarithmic()).isFalse();
        assertThat(loss(0.01, 1).place(0.1)).isCloseTo(0.5, within(1e-12));
    }

    private static Scale linear(double low, double high, int most, boolean rounded) {
        return LinearScale.of(new Range(low, low, high), false, most, rounded);
    }

    private static Scale loss(double... losses) {
        Series series = Series.ofEpochs("loss", 0, Series.Kind.LINE, losses);
        return Scale.of(Range.of(List.of(series), Series::y), Axis.spread("loss"), 5, true);
    }

    private static String[] labels(Scale scale) {
        return scale.ticks().stream()
                .filter(tick -> !tick.isMinor())
                .map(Tick::label)
                .toArray(String[]::new);
    }
}

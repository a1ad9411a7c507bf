package dev.lockstep.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0.001381174070884841, 0.001381",
        "98.05013927576601, 98.05",
        "2.0E23, 2e23",
        "1.2345678e-7, 1.235e-7",
        "-0.5, -0.5",
        "-0.0, 0",
        "123456, 123500",
        "NaN, NaN",
        "-Infinity, −∞"
    })
    void significantDigitsWithoutZeros(double value, String text) {
        assertThat(Figures.of(value, 4)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.348, 0.35 s", "9.999, 10 s", "12.4, 12 s", "59.6, 1 min 0 s", "185, 3 min 5 s", "7620, 2 h 7 min"})
    void timesInTheLargestUnitsThatFit(double seconds, String text) {
        assertThat(Figures.seconds(seconds)).isEqualTo(text);
    }
}

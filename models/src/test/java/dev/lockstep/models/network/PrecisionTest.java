package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionTest {
    @ParameterizedTest
    @CsvSource({
        "DECIMALS, 6, 0.024340, 0.024340486636054436, true",
        "DECIMALS, 6, 0.024341, 0.024340486636054436, false",
        "DECIMALS, 8, 1.3538778, 1.353877801, true",
        "DECIMALS, 8, 1.3538778, 1.353877806, false",
        "DECIMALS, 2, -0.61, -0.613, true",
        "DECIMALS, 2, 0.00, 0.0049, true",
        "SIGNIFICANT_DIGITS, 7, 0.2519022000036073, 0.25190219990412543, true",
        "SIGNIFICANT_DIGITS, 7, 0.2519022000036073, 0.2519021, false",
        "SIGNIFICANT_DIGITS, 7, 26365524.193454307, 26365521, true",
        "SIGNIFICANT_DIGITS, 7, 6.947019049377543e-05, 6.947019e-5, true",
        "SIGNIFICANT_DIGITS, 7, 0.5, NaN, false",
        "SIGNIFICANT_DIGITS, 7, 0.5, Infinity, false",
        "DECIMALS, 3, 0, -0.0, true"
    })
    void bothSidesAreRounded(Precision.Unit unit, int digits, String figure, double value, boolean agrees) {
        assertThat(new Precision(unit, digits).agrees(figure, value)).isEqualTo(agrees);
    }

    @ParameterizedTest
    @CsvSource({"DECIMALS, 6, 0.024340486636054436, 0.024340", "SIGNIFICANT_DIGITS, 3, 123456, 1.23E+5"})
    void aValueIsShownWithTheSameDigits(Precision.Unit unit, int digits, double value, String shown) {
        assertThat(new Precision(unit, digits).round(value)).hasToString(shown);
    }
}

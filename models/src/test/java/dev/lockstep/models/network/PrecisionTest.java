package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrecisionTest {
    private static final int COUNT = 20_000;

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

    /** Most near each other, and many near where rounding turns or a digit is gained. */
    @ParameterizedTest
    @EnumSource
    void figuresAgreeWhereExactDecimalsDo(Precision.Unit unit) {
        Random random = new Random(1);
        int agreeing = 0;
        for (int i = 0; i < COUNT; i++) {
            int digits = random.nextInt(12) + (unit == Precision.Unit.DECIMALS ? 0 : 1);
            int scale = random.nextInt(12);
            BigDecimal half =
                    BigDecimal.valueOf(2L * random.nextInt(1000) + 1, scale).divide(BigDecimal.valueOf(2));
            BigDecimal place = BigDecimal.ONE.movePointLeft(scale + random.nextInt(20));
            String figure = (random.nextBoolean()
                            ? half
                            : BigDecimal.TEN.pow(random.nextInt(9)).movePointLeft(scale))
                    .add(place.multiply(BigDecimal.valueOf(random.nextInt(3) - 1)))
                    .toString();
            double value = Double.parseDouble(figure) + (random.nextInt(5) - 2) * place.doubleValue();
            boolean agrees = rounded(unit, digits, new BigDecimal(figure))
                            .compareTo(rounded(unit, digits, new BigDecimal(value)))
                    == 0;

            assertThat(new Precision(unit, digits).agrees(figure, value))
                    .as("%d %s of %s and %s", digits, unit, figure, value)
                    .isEqualTo(agrees);
            agreeing += agrees ? 1 : 0;
        }
        assertThat(agreeing).isBetween(COUNT / 4, COUNT - COUNT / 20);
    }

    private static BigDecimal rounded(Precision.Unit unit, int digits, BigDecimal exact) {
        return unit == Precision.Unit.DECIMALS
                ? exact.setScale(digits, RoundingMode.HALF_EVEN)
                : exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    @ParameterizedTest
    @CsvSource({"DECIMALS, 6, 0.024340486636054436, 0.024340", "SIGNIFICANT_DIGITS, 3, 123456, 1.23E+5"})
    void aValueIsShownWithTheSameDigits(Precision.Unit unit, int digits, double value, String shown) {
        assertThat(new Precision(unit, digits).round(value)).hasToString(shown);
    }
}

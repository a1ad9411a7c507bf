package dev.lockstep.numerics.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** The double-double reference agrees with the decimal one to far more digits than the tests of accuracy need. */
class ReferenceTest {

    private static final int COUNT = 1_000;
    private static final BigDecimal BOUND = BigDecimal.valueOf(0x1.0p-92);

    @Test
    void exp() {
        for (double x : Samples.uniform(101, COUNT, -745.0, 709.0)) {
            assertClose(x, Reference.exp(x), DecimalReference.exp(new BigDecimal(x)));
        }
        for (double x : Samples.logarithmic(102, COUNT, -30, 5, true)) {
            assertClose(x, Reference.exp(x), DecimalReference.exp(new BigDecimal(x)));
        }
    }

    @Test
    void expm1() {
        assertAgreement(
                Reference::expm1,
                x -> DecimalReference.expm1(new BigDecimal(x)),
                Samples.uniform(113, COUNT, -50.0, 709.0));
        assertAgreement(
                Reference::expm1,
                x -> DecimalReference.expm1(new BigDecimal(x)),
                Samples.logarithmic(114, COUNT, -30, 5, true));
    }

    @Test
    void erf() {
        assertAgreement(
                Reference::erf, x -> DecimalReference.erf(new BigDecimal(x)), Samples.uniform(115, COUNT, -6.5, 6.5));
        assertAgreement(
                Reference::erf,
                x -> DecimalReference.erf(new BigDecimal(x)),
                Samples.logarithmic(116, COUNT, -70, 2, true));
    }

    @Test
    void tanh() {
        assertAgreement(
                Reference::tanh,
                x -> DecimalReference.tanh(new BigDecimal(x)),
                Samples.uniform(103, COUNT, -25.0, 25.0));
        assertAgreement(
                Reference::tanh,
                x -> DecimalReference.tanh(new BigDecimal(x)),
                Samples.logarithmic(104, COUNT, -30, 5, true));
    }

    @Test
    void sigmoid() {
        assertAgreement(
                Reference::sigmoid,
                x -> DecimalReference.sigmoid(new BigDecimal(x)),
                Samples.uniform(105, COUNT, -740.0, 40.0));
        assertAgreement(
                Reference::sigmoid,
                x -> DecimalReference.sigmoid(new BigDecimal(x)),
                Samples.logarithmic(106, COUNT, -30, 5, true));
    }

    @Test
    void log() {
        assertAgreement(Reference::log, DecimalReference::log, Samples.uniform(107, COUNT, 0.5, 2.0));
        assertAgreement(Reference::log, DecimalReference::log, Samples.uniform(108, COUNT, 0.9999, 1.0001));
        assertAgreement(Reference::log, DecimalReference::log, Samples.logarithmic(109, COUNT, -1022, 1024, false));
    }

    @Test
    void log1p() {
        assertAgreement(Reference::log1p, DecimalReference::log1p, Samples.uniform(110, COUNT, -0.9999, 2.0));
        assertAgreement(Reference::log1p, DecimalReference::log1p, Samples.logarithmic(111, COUNT, -30, 0, true));
        assertAgreement(Reference::log1p, DecimalReference::log1p, Samples.logarithmic(112, COUNT, 0, 1023, false));
    }

    @Test
    void sinAndCos() {
        for (double[] arguments : new double[][] {
            Samples.uniform(113, COUNT, -7.0, 7.0),
            Samples.uniform(114, COUNT, -0x1.0p30, 0x1.0p30),
            Samples.logarithmic(115, COUNT, -30, 30, true)
        }) {
            assertAgreement(Reference::sin, DecimalReference::sin, arguments);
            assertAgreement(Reference::cos, DecimalReference::cos, arguments);
        }
    }

    private static void assertAgreement(
            DoubleFunction<Scaled> reference, DoubleFunction<BigDecimal> decimal, double[] arguments) {
        for (double x : arguments) {
            assertClose(x, reference.apply(x), decimal.apply(x));
        }
    }

    private static void assertClose(double x, Scaled actual, BigDecimal expected) {
        BigDecimal significand = new BigDecimal(actual.significand().high())
                .add(new BigDecimal(actual.significand().low()));
        BigDecimal two = BigDecimal.valueOf(2);
        BigDecimal value = actual.exponent() >= 0
                ? significand.multiply(two.pow(actual.exponent()))
                : significand.divide(two.pow(-actual.exponent()), new MathContext(80));
        BigDecimal error = value.subtract(expected).abs();
        assertThat(error).as("reference at %s", x).isLessThan(expected.abs().multiply(BOUND));
    }
}

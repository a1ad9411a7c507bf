package dev.lockstep.numerics.function;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** exp, expm1, log, log1p, sin, cos, tanh, sigmoid and erf by their plain series in decimal arithmetic of 70 digits: slow, and obviously right. */
final class DecimalReference {

    private static final MathContext CONTEXT = new MathContext(70, RoundingMode.HALF_EVEN);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-75");

    private static final BigDecimal PI = new BigDecimal("3.141592653589793238462643383279502884197169399375105820974944"
            + "59230781640628620899862803482534211706798215");

    private DecimalReference() {}

    /** {@code e^x = (e^(x / 2^n))^(2^n)}, the inner one by Taylor's series. */
    static BigDecimal exp(BigDecimal x) {
        int halvings = Math.max(0, x.precision() - x.scale()) * 4 + 4;
        BigDecimal r = x.divide(TWO.pow(halvings), CONTEXT);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; term.abs().compareTo(NEGLIGIBLE) > 0; n++) {
            term = term.multiply(r, CONTEXT).divide(BigDecimal.valueOf(n), CONTEXT);
            sum = sum.add(term, CONTEXT);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, CONTEXT);
        }
        return sum;
    }

    static BigDecimal expm1(BigDecimal x) {
        return exp(x).subtract(BigDecimal.ONE);
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal e = exp(x.multiply(TWO));
        return e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), CONTEXT);
    }

    static BigDecimal sigmoid(BigDecimal x) {
        return BigDecimal.ONE.divide(BigDecimal.ONE.add(exp(x.negate())), CONTEXT);
    }

    /** By Taylor's series, less the multiple of 2 pi below. */
    static BigDecimal sin(double x) {
        return alternating(reduced(x), 1);
    }

    static BigDecimal cos(double x) {
        return alternating(reduced(x), 0);
    }

    private static BigDecimal reduced(double x) {
        return new BigDecimal(x).remainder(PI.multiply(TWO));
    }

    /** {@code r^n / n! - r^(n + 2) / (n + 2)! + ...} */
    private static BigDecimal alternating(BigDecimal r, int first) {
        BigDecimal square = r.multiply(r).negate();
        BigDecimal term = first == 0 ? BigDecimal.ONE : r;
        BigDecimal sum = term;
        for (int n = first + 2; term.abs().compareTo(NEGLIGIBLE) > 0; n += 2) {
            term = term.multiply(square, CONTEXT).divide(BigDecimal.valueOf((long) n * (n - 1)), CONTEXT);
            sum = sum.add(term);
        }
        return sum;
    }

    /** {@code 2 / sqrt(pi) (x - x^3 / 3 + x^5 / (2! 5) - x^7 / (3! 7) + ...)}. */
    static BigDecimal erf(BigDecimal x) {
        BigDecimal square = x.multiply(x).negate();
        BigDecimal power = x;
        BigDecimal sum = x;
        for (int n = 1; power.abs().compareTo(NEGLIGIBLE) > 0; n++) {
            power = power.multiply(square, CONTEXT).divide(BigDecimal.valueOf(n), CONTEXT);
            sum = sum.add(power.divide(BigDecimal.valueOf(2 * n + 1), CONTEXT));
        }
        return sum.multiply(TWO).divide(PI.sqrt(CONTEXT), CONTEXT);
    }

    /** {@code log(2^k m) = k log 2 + log m}. */
    static BigDecimal log(double x) {
        int k = Math.getExponent(x);
        BigDecimal m = new BigDecimal(x / Math.scalb(1.0, k));
        BigDecimal ln2 = logNearOne(TWO);
        return ln2.multiply(BigDecimal.valueOf(k)).add(logNearOne(m), CONTEXT);
    }

    /** {@code log(1 + x)}, the sum being exact. */
    static BigDecimal log1p(double x) {
        BigDecimal sum = BigDecimal.ONE.add(new BigDecimal(x));
        int k = Math.getExponent(1.0 + x);
        BigDecimal m = k >= 0 ? sum.divide(TWO.pow(k), CONTEXT) : sum.multiply(TWO.pow(-k));
        BigDecimal logOfPower = k == 0 ? BigDecimal.ZERO : logNearOne(TWO).multiply(BigDecimal.valueOf(k));
        return logOfPower.add(logNearOne(m), CONTEXT);
    }

    /** {@code 2 (s + s^3 / 3 + s^5 / 5 + ...)} with {@code s = (m - 1) / (m + 1)}. */
    private static BigDecimal logNearOne(BigDecimal m) {
        BigDecimal s = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), CONTEXT);
        BigDecimal square = s.multiply(s, CONTEXT);
        BigDecimal power = s;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 1; power.abs().compareTo(NEGLIGIBLE) > 0; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), CONTEXT), CONTEXT);
            power = power.multiply(square, CONTEXT);
        }
        return sum.multiply(TWO);
    }
}

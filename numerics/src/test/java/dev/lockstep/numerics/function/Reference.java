package dev.lockstep.numerics.function;

/**
 * exp, expm1, log, log1p, sin, cos, tanh, sigmoid and erf to about 98 bits, by other means than the code under test: Taylor's
 * series of {@code e^r - 1} in double-double arithmetic on an argument divided by 256, doubled back; the logarithm by one Newton step.
 */
final class Reference {

    private static final int HALVINGS = 8;
    private static final int DEGREE = 11;

    /** ln 2 in three parts; the first two leave room for exact products with an exponent. */
    private static final double LN2_FIRST = 0x1.62e42fefa38p-1;

    private static final double LN2_SECOND = 0x1.ef35793c76p-45;
    private static final double LN2_THIRD = 0x1.cc01f97b57a08p-87;

    /** The highest power of an angle's cosine; the sine has one more. */
    private static final int HIGHEST = 28;

    /** pi / 2 in three parts. */
    private static final double HALF_PI_FIRST = 0x1.921fb54442d18p+0;

    private static final double HALF_PI_SECOND = 0x1.1a62633145c07p-54;
    private static final double HALF_PI_THIRD = -0x1.f1976b7ed8fbcp-110;

    private static final DoubleDouble TWO_OVER_SQRT_PI = new DoubleDouble(0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56);

    private static final DoubleDouble[] INVERSE_FACTORIALS = inverseFactorials();

    private Reference() {}

    static Scaled exp(double x) {
        int k = exponent(x);
        return new Scaled(expMinusOne(reduced(x, k)).plus(1.0), k);
    }

    static Scaled expm1(double x) {
        if (Math.abs(x) < 0x1.0p-60) {
            return Scaled.of(new DoubleDouble(x, 0.5 * x * x));
        }
        int k = exponent(x);
        DoubleDouble e = expMinusOne(reduced(x, k));
        if (k == 0) {
            return Scaled.of(e);
        }
        return k > 0
                ? new Scaled(e.plus(1.0).plus(-Math.scalb(1.0, -k)), k)
                : Scaled.of(e.plus(1.0).scaled(Math.scalb(1.0, k)).plus(-1.0));
    }

    static Scaled sigmoid(double x) {
        Scaled e = exp(-Math.abs(x));
        DoubleDouble plain = e.significand().scaled(Math.scalb(1.0, Math.max(e.exponent(), -200)));
        DoubleDouble denominator = plain.plus(1.0);
        return x < 0.0
                ? new Scaled(e.significand().dividedBy(denominator), e.exponent())
                : Scaled.of(DoubleDouble.ONE.dividedBy(denominator));
    }

    static Scaled tanh(double x) {
        double a = Math.abs(x);
        DoubleDouble result;
        if (a < 0x1.0p-60) {
            result = new DoubleDouble(a, -a * a * a / 3.0);
        } else if (a > 60.0) {
            result = new DoubleDouble(1.0, -0x1.0p-172);
        } else {
            int k = exponent(2.0 * a);
            DoubleDouble e = expMinusOne(reduced(2.0 * a, k));
            double scale = Math.scalb(1.0, k);
            DoubleDouble numerator = k == 0 ? e : e.plus(1.0).scaled(scale).plus(-1.0);
            result = numerator.dividedBy(numerator.plus(2.0));
        }
        return Scaled.of(x < 0.0 ? result.negated() : result);
    }

    static Scaled log(double x) {
        int k = Math.getExponent(x);
        double normal = x;
        if (k < Double.MIN_EXPONENT) {
            normal = x * 0x1.0p60;
            k = Math.getExponent(normal) - 60;
        }
        double m = normal / Math.scalb(1.0, Math.getExponent(normal));
        if (m > 1.5) {
            m *= 0.5;
            k++;
        }
        double start = StrictMath.log(m);
        DoubleDouble e = expMinusOne(DoubleDouble.of(start));
        DoubleDouble w = DoubleDouble.of(m - 1.0).minus(e).dividedBy(e.plus(1.0));
        DoubleDouble correction = w.minus(w.times(w).scaled(0.5));
        return Scaled.of(timesLn2(k).plus(correction.plus(start)));
    }

    static Scaled log1p(double x) {
        if (x > -0.5 && x < 0.5) {
            return Scaled.of(log1pNearZero(DoubleDouble.of(x)));
        }
        DoubleDouble sum = DoubleDouble.sum(1.0, x);
        double ratio = sum.low() / sum.high();
        DoubleDouble rest = DoubleDouble.of(sum.low()).dividedBy(DoubleDouble.of(sum.high()));
        DoubleDouble correction = rest.plus(-0.5 * ratio * ratio);
        return Scaled.of(log(sum.high()).significand().plus(correction));
    }

    /** By one Newton step; of a number below 2^-60 two terms of the series are enough. */
    private static DoubleDouble log1pNearZero(DoubleDouble x) {
        if (Math.abs(x.high()) < 0x1.0p-60) {
            return x.plus(-0.5 * x.high() * x.high());
        }
        double start = StrictMath.log1p(x.high());
        DoubleDouble e = expMinusOne(DoubleDouble.of(start));
        DoubleDouble w = x.minus(e).dividedBy(e.plus(1.0));
        return w.minus(w.times(w).scaled(0.5)).plus(start);
    }

    static Scaled sin(double x) {
        return Scaled.of(sinusoid(x, 0));
    }

    static Scaled cos(double x) {
        return Scaled.of(sinusoid(x, 1));
    }

    /** {@code sin(x + quarterTurns * pi / 2)}, by Taylor's series on the angle beyond a multiple of pi / 2. */
    private static DoubleDouble sinusoid(double x, int quarterTurns) {
        double k = StrictMath.rint(x / HALF_PI_FIRST);
        DoubleDouble r = DoubleDouble.of(x)
                .minus(DoubleDouble.product(k, HALF_PI_FIRST))
                .minus(DoubleDouble.product(k, HALF_PI_SECOND))
                .minus(DoubleDouble.product(k, HALF_PI_THIRD));
        int quadrant = (int) (((long) k + quarterTurns) & 3);
        DoubleDouble square = r.times(r).negated();
        int first = quadrant % 2 == 0 ? 1 : 0;
        DoubleDouble sum = INVERSE_FACTORIALS[HIGHEST + first];
        for (int n = HIGHEST + first - 2; n >= 0; n -= 2) {
            sum = sum.times(square).plus(INVERSE_FACTORIALS[n]);
        }
        DoubleDouble result = first == 1 ? sum.times(r) : sum;
        return quadrant >= 2 ? result.negated() : result;
    }

    /**
     * {@code 2 / sqrt(pi) e^(-x^2) (x + 2 x^3 / 3 + 4 x^5 / (3 * 5) + 8 x^7 / (3 * 5 * 7) + ...)}, whose terms all have one
     * sign; of a number below 2^-60 the first term is enough.
     */
    static Scaled erf(double x) {
        if (Math.abs(x) < 0x1.0p-60) {
            return new Scaled(TWO_OVER_SQRT_PI.times(x * 0x1.0p500), -500);
        }
        DoubleDouble square = DoubleDouble.product(x, x);
        DoubleDouble term = DoubleDouble.of(x);
        DoubleDouble sum = term;
        for (int n = 3; Math.abs(term.high()) > 0x1.0p-110 * Math.abs(sum.high()); n += 2) {
            term = term.times(square).dividedBy(DoubleDouble.of(0.5 * n));
            sum = sum.plus(term);
        }
        int k = exponent(-square.high());
        DoubleDouble power = expMinusOne(timesLn2(-k).minus(square)).plus(1.0);
        return new Scaled(TWO_OVER_SQRT_PI.times(power).times(sum), k);
    }

    private static int exponent(double x) {
        return (int) StrictMath.rint(x / LN2_FIRST);
    }

    private static DoubleDouble reduced(double x, int k) {
        return timesLn2(-k).plus(x);
    }

    private static DoubleDouble timesLn2(int k) {
        return DoubleDouble.product(k, LN2_THIRD).plus(k * LN2_SECOND).plus(k * LN2_FIRST);
    }

    private static DoubleDouble expMinusOne(DoubleDouble x) {
        DoubleDouble r = x.scaled(0x1.0p-8);
        DoubleDouble sum = INVERSE_FACTORIALS[DEGREE];
        for (int n = DEGREE - 1; n >= 1; n--) {
            sum = sum.times(r).plus(INVERSE_FACTORIALS[n]);
        }
        DoubleDouble e = sum.times(r);
        for (int i = 0; i < HALVINGS; i++) {
            e = e.times(e.plus(2.0));
        }
        return e;
    }

    private static DoubleDouble[] inverseFactorials() {
        DoubleDouble[] inverses = new DoubleDouble[HIGHEST + 2];
        inverses[0] = DoubleDouble.ONE;
        for (int n = 1; n < inverses.length; n++) {
            inverses[n] = inverses[n - 1].dividedBy(DoubleDouble.of(n));
        }
        return inverses;
    }
}

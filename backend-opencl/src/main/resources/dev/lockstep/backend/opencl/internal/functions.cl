// exp, expm1, log, log1p, tanh and sigmoid: the sequences of docs/elementary-functions.md, operation by operation.

#define LOG2_E 0x1.71547652b82fep+0
#define SHIFT 0x1.8p+52
#define LN2_HIGH 0x1.62e42fefa4p-1
#define LN2_LOW -0x1.8432a1b0e2634p-43
#define SMALLEST_NORMAL 0x1.0p-1022

// e^x = 2^exponent * (1 + high + low).
typedef struct {
    long exponent;
    double high;
    double low;
} ReducedExponential;

// A number held as high + low without having been added up.
typedef struct {
    double high;
    double low;
} UnevaluatedSum;

static double power_of_two(long n)
{
    return as_double((n + 1023) << 52);
}

// Of an argument that is k ln 2 + r + rLow, k being held as SHIFT + k.
static ReducedExponential exponential_of_reduced(double shifted, double r, double rLow)
{
    double p = 0x1.1f8b4a7ec5598p-29;
    p = fma(p, r, 0x1.af4de831b3da8p-26);
    p = fma(p, r, 0x1.27e4cccf0e70fp-22);
    p = fma(p, r, 0x1.71de02321d2a0p-19);
    p = fma(p, r, 0x1.a01a01acfa537p-16);
    p = fma(p, r, 0x1.a01a01abe7dd2p-13);
    p = fma(p, r, 0x1.6c16c16c151fep-10);
    p = fma(p, r, 0x1.11111111100dcp-7);
    p = fma(p, r, 0x1.5555555555558p-5);
    p = fma(p, r, 0x1.5555555555557p-3);
    p = fma(p, r, 0x1.0p-1);
    const double t = fma(r * r, p, fma(rLow, r, rLow));
    ReducedExponential reduced;
    reduced.exponent = as_long(shifted) - as_long(SHIFT);
    reduced.high = r + t;
    reduced.low = (r - reduced.high) + t;
    return reduced;
}

static ReducedExponential reduce_exponential(double x)
{
    const double shifted = fma(x, LOG2_E, SHIFT);
    const double k = shifted - SHIFT;
    const double a = fma(-k, LN2_HIGH, x);
    const double c = k * LN2_LOW;
    const double r = a - c;
    return exponential_of_reduced(shifted, r, (a - r) - c);
}

static UnevaluatedSum plus_one(ReducedExponential reduced)
{
    UnevaluatedSum y;
    y.high = 1.0 + reduced.high;
    y.low = ((1.0 - y.high) + reduced.high) + reduced.low;
    return y;
}

static double nearest(UnevaluatedSum sum)
{
    return sum.high + sum.low;
}

// Rounded to odd: rounding this to float gives what rounding the exact sum once gives.
static double rounded_to_odd(UnevaluatedSum sum)
{
    const double rounded = sum.high + sum.low;
    const double error = (sum.high - rounded) + sum.low;
    const long bits = as_long(rounded);
    const long towardZero = (long) ((ulong) (bits ^ as_long(error)) >> 63);
    return error != 0.0 ? as_double((bits - towardZero) | 1L) : rounded;
}

static UnevaluatedSum corrected_quotient(double n, double nLow, double d, double dLow)
{
    const double reciprocal = 1.0 / d;
    UnevaluatedSum quotient;
    quotient.high = n * reciprocal;
    double remainder = fma(-quotient.high, d, n) + nLow;
    remainder = fma(-quotient.high, dLow, remainder);
    quotient.low = remainder * reciprocal;
    return quotient;
}

static double exp_extreme(double x)
{
    if (x > 0x1.62e42fefa39efp+9) {
        return as_double(0x7ff0000000000000L);
    }
    if (x < -746.0) {
        return 0.0;
    }
    if (x != x) {
        return x;
    }
    const ReducedExponential reduced = reduce_exponential(x);
    const UnevaluatedSum sum = plus_one(reduced);
    if (x > 0.0) {
        return nearest(sum) * power_of_two(reduced.exponent - 1) * 2.0;
    }
    const double scale = power_of_two(reduced.exponent + 1022);
    if (x >= -0x1.6232bdd7abcd2p+9) {
        return nearest(sum) * scale * SMALLEST_NORMAL;
    }
    const double a = sum.high * scale;
    const double b = sum.low * scale;
    const double h = 1.0 + a;
    const double l = ((1.0 - h) + a) + b;
    return ((h + l) - 1.0) * SMALLEST_NORMAL;
}

static double exp_double(double x)
{
    if (!(fabs(x) <= 708.0)) {
        return exp_extreme(x);
    }
    const ReducedExponential reduced = reduce_exponential(x);
    return nearest(plus_one(reduced)) * power_of_two(reduced.exponent);
}

static double expm1_double(double x)
{
    if (!(x <= 708.0)) {
        return exp_double(x);
    }
    const ReducedExponential reduced = reduce_exponential(x < -40.0 ? -40.0 : x);
    const double scale = power_of_two(reduced.exponent);
    const double b = scale - 1.0;
    const double v = b - scale;
    const double bLow = (scale - (b - v)) - (1.0 + v);
    const double t = reduced.high * scale;
    const double h = b + t;
    const double l = (((b - h) + t) + bLow) + reduced.low * scale;
    return copysign(h + l, x);
}

#define SQRT_HALF_BITS 0x3fe6a09e667f3bcdL
#define SIGNIFICAND_MASK 0x000fffffffffffffL

// From the quotient s + sLow = f / (2 + f) of 2^k (1 + f) on.
static UnevaluatedSum log_of_quotient(double k, double s, double sLow)
{
    const double z = s * s;
    double q = 0x1.0e9319b423ad3p-3;
    q = fma(q, z, 0x1.0f75e9f10b638p-3);
    q = fma(q, z, 0x1.3b1f6e8f8a053p-3);
    q = fma(q, z, 0x1.745ce66152858p-3);
    q = fma(q, z, 0x1.c71c723afb503p-3);
    q = fma(q, z, 0x1.2492492449472p-2);
    q = fma(q, z, 0x1.9999999999c2ap-2);
    q = fma(q, z, 0x1.5555555555555p-1);
    const double g = k * LN2_HIGH;
    const double twice = 2.0 * s;
    UnevaluatedSum sum;
    sum.high = g + twice;
    const double e = (g - sum.high) + twice;
    sum.low = e + fma(s * z, q, fma(k, LN2_LOW, 2.0 * sLow));
    return sum;
}

static UnevaluatedSum log_positive(long bits, long exponentOffset)
{
    const long difference = bits - SQRT_HALF_BITS;
    const double k = (double) ((difference >> 52) + exponentOffset);
    const double m = as_double((difference & SIGNIFICAND_MASK) + SQRT_HALF_BITS);
    const double f = m - 1.0;
    const double d = 2.0 + f;
    const double dLow = f - (d - 2.0);
    const double reciprocal = 1.0 / d;
    const double s = f * reciprocal;
    const double sLow = fma(-s, dLow, fma(-s, d, f)) * reciprocal;
    return log_of_quotient(k, s, sLow);
}

static double log_singular(double x)
{
    if (x == 0.0) {
        return as_double(0xfff0000000000000L);
    }
    return x > 0.0 ? x : as_double(0x7ff8000000000000L);
}

static UnevaluatedSum log1p_ordinary(double x)
{
    const double u = 1.0 + x;
    const double v = u - 1.0;
    const double uLow = (1.0 - (u - v)) + (x - v);
    const long difference = as_long(u) - SQRT_HALF_BITS;
    const long exponent = difference >> 52;
    const double m = as_double((difference & SIGNIFICAND_MASK) + SQRT_HALF_BITS);
    const double f = exponent == 0 ? x : m - 1.0;
    const double fLow = exponent == 0 ? 0.0 : uLow * power_of_two(-(exponent < 1022 ? exponent : 1022));
    const double d = 2.0 + f;
    const double dLow = (f - (d - 2.0)) + fLow;
    const UnevaluatedSum s = corrected_quotient(f, fLow, d, dLow);
    return log_of_quotient((double) exponent, s.high, s.low);
}

static int log1p_is_ordinary(double x)
{
    return fabs(x) >= 0x1.0p-54 && x > -1.0 && x < as_double(0x7ff0000000000000L);
}

static double log1p_edge(double x)
{
    if (x == -1.0) {
        return as_double(0xfff0000000000000L);
    }
    return x > -1.0 ? x : as_double(0x7ff8000000000000L);
}

static double tanh_double(double x)
{
    double a = fabs(x);
    a = a > 20.0 ? 20.0 : a;
    const ReducedExponential reduced = reduce_exponential(2.0 * a);
    const double scale = power_of_two(reduced.exponent);
    const double b = scale - 1.0;
    const double t = reduced.high * scale;
    const double n = b + t;
    const double nLow = ((b - n) + t) + reduced.low * scale;
    const double d = n + 2.0;
    const double v = d - n;
    const double dLow = ((n - (d - v)) + (2.0 - v)) + nLow;
    return copysign(nearest(corrected_quotient(n, nLow, d, dLow)), x);
}

static double sigmoid_extreme(double x)
{
    return x > 0.0 ? 1.0 : exp_double(x);
}

static UnevaluatedSum sigmoid_quotient(double x, ReducedExponential reduced)
{
    const UnevaluatedSum y = plus_one(reduced);
    const double scale = power_of_two(reduced.exponent);
    const double e = y.high * scale;
    const double eLow = y.low * scale;
    const double d = 1.0 + e;
    const double dLow = ((1.0 - d) + e) + eLow;
    return x < 0.0 ? corrected_quotient(y.high, y.low, d, dLow) : corrected_quotient(1.0, 0.0, d, dLow);
}

static double sigmoid_scale(double x, ReducedExponential reduced)
{
    return x < 0.0 ? power_of_two(reduced.exponent) : 1.0;
}

#ifdef REAL_IS_FLOAT

static float real_exp(float x)
{
    return (float) exp_double((double) x);
}

static float real_expm1(float x)
{
    return (float) expm1_double((double) x);
}

static float real_log(float x)
{
    if (x > 0.0f && x < as_float(0x7f800000)) {
        return (float) rounded_to_odd(log_positive(as_long((double) x), 0));
    }
    return (float) log_singular((double) x);
}

static float real_log1p(float argument)
{
    const double x = (double) argument;
    return (float) (log1p_is_ordinary(x) ? rounded_to_odd(log1p_ordinary(x)) : log1p_edge(x));
}

static float real_tanh(float x)
{
    return (float) tanh_double((double) x);
}

static float real_sigmoid(float argument)
{
    const double x = (double) argument;
    if (!(fabs(x) <= 708.0)) {
        return (float) sigmoid_extreme(x);
    }
    const ReducedExponential reduced = reduce_exponential(-fabs(x));
    return (float) (rounded_to_odd(sigmoid_quotient(x, reduced)) * sigmoid_scale(x, reduced));
}

// A quotient or a root of floats, computed in double and rounded again, is the correctly rounded one.
static float real_divide(float a, float b)
{
    return (float) ((double) a / (double) b);
}

static float real_sqrt(float x)
{
    return (float) sqrt((double) x);
}

#else

static double real_exp(double x)
{
    return exp_double(x);
}

static double real_expm1(double x)
{
    return expm1_double(x);
}

static double real_log(double x)
{
    const long bits = as_long(x);
    if (bits >= 0x0010000000000000L && bits < 0x7ff0000000000000L) {
        return nearest(log_positive(bits, 0));
    }
    if (x > 0.0 && x < SMALLEST_NORMAL) {
        return nearest(log_positive(as_long(x * 0x1.0p54), -54));
    }
    return log_singular(x);
}

static double real_log1p(double x)
{
    return log1p_is_ordinary(x) ? nearest(log1p_ordinary(x)) : log1p_edge(x);
}

static double real_tanh(double x)
{
    return tanh_double(x);
}

static double real_sigmoid(double x)
{
    if (!(fabs(x) <= 708.0)) {
        return sigmoid_extreme(x);
    }
    const ReducedExponential reduced = reduce_exponential(-fabs(x));
    return nearest(sigmoid_quotient(x, reduced)) * sigmoid_scale(x, reduced);
}

static double real_divide(double a, double b)
{
    return a / b;
}

static double real_sqrt(double x)
{
    return sqrt(x);
}

#endif

/* docs/elementary-functions.md. Each sequence ends in a sum h + l; where a float32 is asked for, it is rounded to odd first. */
#include "reference.h"

#include <math.h>
#include <string.h>

static const double SHIFT = 0x1.8p+52, LOG2_E = 0x1.71547652b82fep+0;
static const double LN2_HIGH = 0x1.62e42fefa4p-1, LN2_LOW = -0x1.8432a1b0e2634p-43;
static const double TWO_OVER_PI = 0x1.45f306dc9c883p-1;
static const double HALF_PI_HIGH = 0x1.921fb54442d18p+0, HALF_PI_MIDDLE = 0x1.1a62633145c07p-54, HALF_PI_LOW = -0x1.f1976b7ed8fbcp-110;
static const int64_t SQRT_HALF = 0x3fe6a09e667f3bcd, SIGNIFICAND = 0x000fffffffffffff;

static const double P[] = {
    0x1.0p-1, 0x1.5555555555557p-3, 0x1.5555555555558p-5, 0x1.11111111100dcp-7, 0x1.6c16c16c151fep-10, 0x1.a01a01abe7dd2p-13,
    0x1.a01a01acfa537p-16, 0x1.71de02321d2a0p-19, 0x1.27e4cccf0e70fp-22, 0x1.af4de831b3da8p-26, 0x1.1f8b4a7ec5598p-29};
static const double Q[] = {
    0x1.5555555555555p-1, 0x1.9999999999c2ap-2, 0x1.2492492449472p-2, 0x1.c71c723afb503p-3, 0x1.745ce66152858p-3, 0x1.3b1f6e8f8a053p-3,
    0x1.0f75e9f10b638p-3, 0x1.0e9319b423ad3p-3};
static const double S[] = {
    -0x1.5555555555555p-3, 0x1.111111111110bp-7, -0x1.a01a01a018b22p-13, 0x1.71de3a533da17p-19, -0x1.ae64529cf47cbp-26,
    0x1.6120955361531p-33, -0x1.aaa66f0ba0b8cp-41};
static const double C[] = {
    0x1.5555555555555p-5, -0x1.6c16c16c16c10p-10, 0x1.a01a01a018e15p-16, -0x1.27e4fb75fff32p-22, 0x1.1eed8ca61e64bp-29,
    -0x1.93933abcc942fp-37, 0x1.aac6af6307b09p-45};

static const double ERF_P[] = {
    0x1.4fdeb831dba46p-5, -0x1.4c3884e5e2e4cp-2, 0x1.8327e8797aadbp-4, -0x1.6ac103422e495p-6, 0x1.173b1537bf3b0p-8,
    -0x1.6aed6f3a50168p-11, 0x1.97504541fec92p-14, -0x1.91d230467e759p-17, 0x1.6171e11a633e7p-20, -0x1.18b6373853359p-23,
    0x1.89e467f43ed13p-27};
static const double ERF_R[] = {
    -0x1.5bd6068d2d87dp-1, -0x1.73a5b6a2025c7p-1, 0x1.8985217b77484p-3, -0x1.b15b51a6584e4p-5, 0x1.a056826e4032ep-7,
    -0x1.29978ff058d43p-9, 0x1.0fd4760ae8048p-13, 0x1.bc2044e536c4fp-14, -0x1.c75e5e27c93a0p-15, 0x1.dfe301eba6871p-17,
    -0x1.7022f0178c0a6p-20, -0x1.9aa6e4ef9c7ddp-21, 0x1.13fcf50ec1abfp-21, -0x1.8cac1bfaf54f4p-23, 0x1.96d6f2fec8dd9p-25,
    -0x1.37b5a865766a7p-27, 0x1.5fe75f475615ep-30, -0x1.15833a57c06fbp-33, 0x1.1120a258832a5p-37, -0x1.f8652d40ae40ap-43};
static const double ERF_R0_LOW = 0x1.b15698252829cp-55;

static int64_t bits(double x) {
    int64_t n;
    memcpy(&n, &x, sizeof n);
    return n;
}

static double number(int64_t n) {
    double x;
    memcpy(&x, &n, sizeof x);
    return x;
}

static double power_of_two(int64_t n) {
    return number((int64_t) ((uint64_t) (n + 1023) << 52));
}

/* The shift of a negative number to the right, which C leaves open, keeping the sign. */
static int64_t shifted(int64_t n, int places) {
    return n < 0 ? ~(~n >> places) : n >> places;
}

static double polynomial(const double *coefficients, int degree, double x) {
    double y = coefficients[degree];
    for (int i = degree - 1; i >= 0; i--) {
        y = fma(y, x, coefficients[i]);
    }
    return y;
}

static double odd(double h, double l) {
    double y = h + l;
    double e = (h - y) + l;
    int64_t toward_zero = (int64_t) ((uint64_t) (bits(y) ^ bits(e)) >> 63);
    return e != 0 ? number((bits(y) - toward_zero) | 1) : y;
}

static double total(double h, double l, int to_odd) {
    return to_odd ? odd(h, l) : h + l;
}

struct exponential {
    int64_t k;
    double s, low;
};

/* Of x + low. */
static struct exponential reduce(double x, double low) {
    double n = fma(x, LOG2_E, SHIFT);
    double k = n - SHIFT;
    double a = fma(-k, LN2_HIGH, x);
    double c = k * LN2_LOW;
    double r = a - c;
    double r_low = ((a - r) - c) + low;
    double p = polynomial(P, 10, r);
    double t = fma(r * r, p, fma(r_low, r, r_low));
    double s = r + t;
    struct exponential result = {bits(n) - bits(SHIFT), s, (r - s) + t};
    return result;
}

static double quotient(double n, double n_low, double d, double d_low, int to_odd) {
    double c = 1 / d;
    double q = n * c;
    double r = fma(-q, d_low, fma(-q, d, n) + n_low);
    return total(q, r * c, to_odd);
}

static double exponential(double x) {
    if (isnan(x)) {
        return x;
    }
    if (x > 0x1.62e42fefa39efp+9) {
        return INFINITY;
    }
    if (x < -746) {
        return 0;
    }
    struct exponential e = reduce(x, 0);
    double y = 1 + e.s;
    double y_low = ((1 - y) + e.s) + e.low;
    if (fabs(x) <= 708) {
        return (y + y_low) * power_of_two(e.k);
    }
    if (x > 708) {
        return ((y + y_low) * power_of_two(e.k - 1)) * 2;
    }
    if (x >= -0x1.6232bdd7abcd2p+9) {
        return ((y + y_low) * power_of_two(e.k + 1022)) * 0x1p-1022;
    }
    double a = y * power_of_two(e.k + 1022);
    double b = y_low * power_of_two(e.k + 1022);
    double h = 1 + a;
    double l = ((1 - h) + a) + b;
    return ((h + l) - 1) * 0x1p-1022;
}

static double exponential_less_one(double x) {
    if (isnan(x) || x > 708) {
        return exponential(x);
    }
    struct exponential e = reduce(x < -40 ? -40 : x, 0);
    double scale = power_of_two(e.k);
    double b = scale - 1;
    double v = b - scale;
    double b_low = (scale - (b - v)) - (1 + v);
    double t = e.s * scale;
    double h = b + t;
    double l = (((b - h) + t) + b_low) + e.low * scale;
    return copysign(h + l, x);
}

static double error_function(double x) {
    double a = fabs(x) > 6 ? 6 : fabs(x);
    if (a < 0.75) {
        double w = fma(a, a, -0.25);
        return copysign(fma(a, polynomial(ERF_P, 10, w), a), x);
    }
    double z = a * a;
    double z_low = fma(a, a, -z);
    double t = a - 0.75;
    double q = polynomial(ERF_R, 19, t);
    double exponent = q - z;
    double low = ((q - (exponent + z)) - z_low) + ERF_R0_LOW;
    struct exponential r = reduce(exponent, low);
    double scale = power_of_two(r.k);
    double y = 1 + r.s;
    double y_low = ((1 - y) + r.s) + r.low;
    double e = y * scale;
    double h = 1 - e;
    double l = ((1 - h) - e) - y_low * scale;
    return copysign(h + l, x);
}

static double sigmoid(double x, int to_odd) {
    if (isnan(x)) {
        return x;
    }
    if (x > 708) {
        return 1;
    }
    if (x < -708) {
        return exponential(x);
    }
    struct exponential r = reduce(-fabs(x), 0);
    double scale = power_of_two(r.k);
    double y = 1 + r.s;
    double y_low = ((1 - y) + r.s) + r.low;
    double e = y * scale;
    double d = 1 + e;
    double d_low = ((1 - d) + e) + y_low * scale;
    return x < 0 ? quotient(y, y_low, d, d_low, to_odd) * scale : quotient(1, 0, d, d_low, to_odd);
}

static double tangent(double x) {
    double a = fabs(x) > 20 ? 20 : fabs(x);
    struct exponential e = reduce(2 * a, 0);
    double scale = power_of_two(e.k);
    double b = scale - 1;
    double t = e.s * scale;
    double n = b + t;
    double n_low = ((b - n) + t) + e.low * scale;
    double d = n + 2;
    double v = d - n;
    double d_low = ((n - (d - v)) + (2 - v)) + n_low;
    return copysign(quotient(n, n_low, d, d_low, 0), x);
}

/* k log 2 + log(1 + f), f being so near to zero that 1 + f is from sqrt(1/2) to sqrt 2. */
static double logarithm_near_one(double k, double f, double f_low, int to_odd) {
    double d = 2 + f;
    double d_low = (f - (d - 2)) + f_low;
    double c = 1 / d;
    double s = f * c;
    double s_low = fma(-s, d_low, fma(-s, d, f) + f_low) * c;
    double z = s * s;
    double q = polynomial(Q, 7, z);
    double g = k * LN2_HIGH;
    double h = g + 2 * s;
    double e = (g - h) + 2 * s;
    double l = e + fma(s * z, q, fma(k, LN2_LOW, 2 * s_low));
    return total(h, l, to_odd);
}

static double logarithm(double x, int to_odd) {
    if (isnan(x) || x < 0) {
        return NAN;
    }
    if (x == 0) {
        return -INFINITY;
    }
    if (isinf(x)) {
        return x;
    }
    int subnormal = x < 0x1p-1022;
    int64_t d = bits(subnormal ? x * 0x1p54 : x) - SQRT_HALF;
    double k = (double) (shifted(d, 52) - (subnormal ? 54 : 0));
    double m = number((d & SIGNIFICAND) + SQRT_HALF);
    return logarithm_near_one(k, m - 1, 0, to_odd);
}

static double logarithm_of_one_plus(double x, int to_odd) {
    if (isnan(x) || x < -1) {
        return NAN;
    }
    if (x == -1) {
        return -INFINITY;
    }
    if (isinf(x) || fabs(x) < 0x1p-54) {
        return x;
    }
    double u = 1 + x;
    double v = u - 1;
    double u_low = (1 - (u - v)) + (x - v);
    int64_t d = bits(u) - SQRT_HALF;
    int64_t k = shifted(d, 52);
    double m = number((d & SIGNIFICAND) + SQRT_HALF);
    return k == 0
        ? logarithm_near_one(0, x, 0, to_odd)
        : logarithm_near_one((double) k, m - 1, u_low * power_of_two(k < 1022 ? -k : -1022), to_odd);
}

static double sinusoid(double x, int j, int to_odd) {
    if (!(fabs(x) <= 0x1p30)) {
        return NAN;
    }
    if (j == 0 && fabs(x) < 0x1p-27) {
        return x;
    }
    double n = fma(x, TWO_OVER_PI, SHIFT);
    double k = n - SHIFT;
    int64_t quadrant = bits(n) - bits(SHIFT) + j;
    double a = fma(-k, HALF_PI_HIGH, x);
    double p = k * HALF_PI_MIDDLE;
    double p_low = fma(k, HALF_PI_MIDDLE, -p);
    double r = a - p;
    double v = r - a;
    double e = (a - (r - v)) - (p + v);
    double r_low = e - fma(k, HALF_PI_LOW, p_low);
    double z = r * r;
    double h, l;
    if (quadrant % 2 == 0) {
        h = r;
        l = fma(z * r, polynomial(S, 6, z), fma(-(z / 2), r_low, r_low));
    } else {
        double z_low = fma(r, r, -z);
        h = 1 - z / 2;
        e = (1 - h) - z / 2;
        l = e + fma(z * z, polynomial(C, 6, z), fma(-r, r_low, -(z_low / 2)));
    }
    double result = total(h, l, to_odd);
    return ((uint64_t) quadrant & 2) != 0 ? -result : result;
}

static double evaluate(enum function function, double x, int to_odd) {
    switch (function) {
        case EXP: return exponential(x);
        case LOG: return logarithm(x, to_odd);
        case LOG1P: return logarithm_of_one_plus(x, to_odd);
        case SIN: return sinusoid(x, 0, to_odd);
        case COS: return sinusoid(x, 1, to_odd);
        case TANH: return tangent(x);
        case EXPM1: return exponential_less_one(x);
        case ERF: return error_function(x);
        default: return sigmoid(x, to_odd);
    }
}

double function64(enum function function, double x) {
    return evaluate(function, x, 0);
}

float function32(enum function function, float x) {
    return (float) evaluate(function, x, 1);
}

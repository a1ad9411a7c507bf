// erf: the sequence of docs/elementary-functions.md, operation by operation.

static double erf_central(double a)
{
    const double w = fma(a, a, -0.25);
    double p = 0x1.89e467f43ed13p-27;
    p = fma(p, w, -0x1.18b6373853359p-23);
    p = fma(p, w, 0x1.6171e11a633e7p-20);
    p = fma(p, w, -0x1.91d230467e759p-17);
    p = fma(p, w, 0x1.97504541fec92p-14);
    p = fma(p, w, -0x1.6aed6f3a50168p-11);
    p = fma(p, w, 0x1.173b1537bf3b0p-8);
    p = fma(p, w, -0x1.6ac103422e495p-6);
    p = fma(p, w, 0x1.8327e8797aadbp-4);
    p = fma(p, w, -0x1.4c3884e5e2e4cp-2);
    p = fma(p, w, 0x1.4fdeb831dba46p-5);
    return fma(a, p, a);
}

static double erf_complement(double a)
{
    const double z = a * a;
    const double zLow = fma(a, a, -z);
    const double t = a - 0.75;
    double q = -0x1.f8652d40ae40ap-43;
    q = fma(q, t, 0x1.1120a258832a5p-37);
    q = fma(q, t, -0x1.15833a57c06fbp-33);
    q = fma(q, t, 0x1.5fe75f475615ep-30);
    q = fma(q, t, -0x1.37b5a865766a7p-27);
    q = fma(q, t, 0x1.96d6f2fec8dd9p-25);
    q = fma(q, t, -0x1.8cac1bfaf54f4p-23);
    q = fma(q, t, 0x1.13fcf50ec1abfp-21);
    q = fma(q, t, -0x1.9aa6e4ef9c7ddp-21);
    q = fma(q, t, -0x1.7022f0178c0a6p-20);
    q = fma(q, t, 0x1.dfe301eba6871p-17);
    q = fma(q, t, -0x1.c75e5e27c93a0p-15);
    q = fma(q, t, 0x1.bc2044e536c4fp-14);
    q = fma(q, t, 0x1.0fd4760ae8048p-13);
    q = fma(q, t, -0x1.29978ff058d43p-9);
    q = fma(q, t, 0x1.a056826e4032ep-7);
    q = fma(q, t, -0x1.b15b51a6584e4p-5);
    q = fma(q, t, 0x1.8985217b77484p-3);
    q = fma(q, t, -0x1.73a5b6a2025c7p-1);
    q = fma(q, t, -0x1.5bd6068d2d87dp-1);
    const double argument = q - z;
    const double argumentLow = ((q - (argument + z)) - zLow) + 0x1.b15698252829cp-55;
    const double shifted = fma(argument, LOG2_E, SHIFT);
    const double k = shifted - SHIFT;
    const double reduced = fma(-k, LN2_HIGH, argument);
    const double c = k * LN2_LOW;
    const double r = reduced - c;
    const ReducedExponential e = exponential_of_reduced(shifted, r, ((reduced - r) - c) + argumentLow);
    const UnevaluatedSum y = plus_one(e);
    const double scale = power_of_two(e.exponent);
    const double complement = y.high * scale;
    const double h = 1.0 - complement;
    const double l = ((1.0 - h) - complement) - y.low * scale;
    return h + l;
}

static double erf_double(double x)
{
    double a = fabs(x);
    a = a > 6.0 ? 6.0 : a;
    return copysign(a < 0.75 ? erf_central(a) : erf_complement(a), x);
}

static real real_erf(real x)
{
    return (real) erf_double((double) x);
}

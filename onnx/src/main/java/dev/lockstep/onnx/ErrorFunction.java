package dev.lockstep.onnx;

/**
 * The error function as nodes that ONNX Runtime has in float64, where it lacks {@code Erf}: {@code 1 - exp(-z^2) * p(s)} of {@code z = |x|},
 * with the sign of x.
 *
 * <p>{@code p} is the polynomial through {@code exp(z^2) * erfc(z)} at the Chebyshev nodes of {@code s = 2 * t - 1}, {@code t = 2.5 / (z + 2.5)}. The
 * result is within 2 ulps of 1.
 */
final class ErrorFunction {
    private static final double MIDDLE = 2.5;

    /** From the constant on. */
    private static final double[] POLYNOMIAL = {
        0x1.afbb3f3b7343bp-3,
        0x1.7ca88dec21802p-2,
        0x1.01c11a735cd7cp-2,
        0x1.0011543712db5p-3,
        0x1.470ba1f6837cfp-5,
        0x1.05bb2ff29092dp-8,
        -0x1.5a5716d6560afp-9,
        -0x1.cb3b668f7aafbp-11,
        0x1.def2d08d83e83p-13,
        0x1.0e46eb5ab69e7p-13,
        -0x1.1ebf042c71be4p-15,
        -0x1.385da8ba1aa80p-16,
        0x1.fb1af5797e1cbp-18,
        0x1.35db567402c21p-19,
        -0x1.e8a1763a686bbp-20,
        -0x1.8eef73e56621ep-24,
        0x1.a9a189175a9edp-22,
        -0x1.25194c6c03373p-24,
        -0x1.225116a9657b9p-24,
        0x1.9e498f85cfa93p-26,
        0x1.f5f5ad7d82ca8p-28,
        -0x1.b63d4c9d16a35p-29,
        -0x1.4505c6119cc2cp-32
    };

    private ErrorFunction() {}

    /** Adds the nodes; returns the name of their result. */
    static String of(String x, GraphBuilder graph) {
        String one = graph.number(1);
        String middle = graph.number(MIDDLE);
        String z = graph.node("Abs", x);
        String t = graph.node("Div", middle, graph.node("Add", z, middle));
        String s = graph.node("Sub", graph.node("Add", t, t), one);
        String sum = graph.number(POLYNOMIAL[POLYNOMIAL.length - 1]);
        for (int i = POLYNOMIAL.length - 2; i >= 0; i--) {
            sum = graph.node("Add", graph.node("Mul", sum, s), graph.number(POLYNOMIAL[i]));
        }
        String tail = graph.node("Exp", graph.node("Neg", graph.node("Mul", z, z)));
        String size = graph.node("Sub", one, graph.node("Mul", tail, sum));
        return graph.node("Mul", graph.node("Sign", x), size);
    }
}

package dev.lockstep.numerics.vector;

import dev.lockstep.api.spi.UnaryOperation;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector loops of the unary operations in float64, over whole vectors; called through a table, as the binary ones. */
final class VectorDoubleUnary {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final Loop[] LOOPS =
            Arrays.stream(UnaryOperation.values()).map(VectorDoubleUnary::loop).toArray(Loop[]::new);

    private VectorDoubleUnary() {}

    /** {@code out[o + i] = f(a[x + i])} for i below n, a multiple of the lanes. */
    static void apply(UnaryOperation operation, double[] a, int x, double[] out, int o, int n) {
        LOOPS[operation.ordinal()].run(a, x, out, o, n);
    }

    private static Loop loop(UnaryOperation operation) {
        return switch (operation) {
            case NEGATE -> VectorDoubleUnary::negate;
            case ABS -> VectorDoubleUnary::absolute;
            case SQRT -> VectorDoubleUnary::squareRoot;
            case RELU -> VectorDoubleUnary::relu;
            case EXP -> VectorFunctions::exp;
            case LOG -> VectorFunctions::log;
            case TANH -> VectorFunctions::tanh;
            case SIGMOID -> VectorFunctions::sigmoid;
        };
    }

    private interface Loop {
        void run(double[] a, int x, double[] out, int o, int n);
    }

    private static void negate(double[] a, int x, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector.fromArray(SPECIES, a, x + i).neg().intoArray(out, o + i);
        }
    }

    private static void absolute(double[] a, int x, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector.fromArray(SPECIES, a, x + i).abs().intoArray(out, o + i);
        }
    }

    private static void squareRoot(double[] a, int x, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector.fromArray(SPECIES, a, x + i).sqrt().intoArray(out, o + i);
        }
    }

    private static void relu(double[] a, int x, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector.fromArray(SPECIES, a, x + i).max(0.0).intoArray(out, o + i);
        }
    }
}

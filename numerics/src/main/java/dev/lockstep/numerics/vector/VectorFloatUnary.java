package dev.lockstep.numerics.vector;

import dev.lockstep.api.spi.UnaryOperation;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector loops of the unary operations in float32, over whole vectors; called through a table, as the binary ones. */
final class VectorFloatUnary {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final Loop[] LOOPS =
            Arrays.stream(UnaryOperation.values()).map(VectorFloatUnary::loop).toArray(Loop[]::new);

    private VectorFloatUnary() {}

    /** {@code out[o + i] = f(a[x + i])} for i below n, a multiple of the lanes. */
    static void apply(UnaryOperation operation, float[] a, int x, float[] out, int o, int n) {
        LOOPS[operation.ordinal()].run(a, x, out, o, n);
    }

    private static Loop loop(UnaryOperation operation) {
        return switch (operation) {
            case NEGATE -> VectorFloatUnary::negate;
            case ABS -> VectorFloatUnary::absolute;
            case SQRT -> VectorFloatUnary::squareRoot;
            case RELU -> VectorFloatUnary::relu;
            case EXP -> VectorFunctions::exp;
            case LOG -> VectorFunctions::log;
            case TANH -> VectorFunctions::tanh;
            case SIGMOID -> VectorFunctions::sigmoid;
        };
    }

    private interface Loop {
        void run(float[] a, int x, float[] out, int o, int n);
    }

    private static void negate(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, a, x + i).neg().intoArray(out, o + i);
        }
    }

    private static void absolute(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, a, x + i).abs().intoArray(out, o + i);
        }
    }

    private static void squareRoot(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, a, x + i).sqrt().intoArray(out, o + i);
        }
    }

    private static void relu(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, a, x + i).max(0.0f).intoArray(out, o + i);
        }
    }
}

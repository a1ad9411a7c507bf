package dev.lockstep.numerics.vector;

import dev.lockstep.api.spi.UnaryOperation;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector loops of the unary operations in float32, over whole vectors; each a method of its own, as the binary ones. */
final class VectorFloatUnary {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorFloatUnary() {}

    /** {@code out[o + i] = f(a[x + i])} for i below n, a multiple of the lanes. */
    static void apply(UnaryOperation operation, float[] a, int x, float[] out, int o, int n) {
        switch (operation) {
            case NEGATE -> negate(a, x, out, o, n);
            case ABS -> absolute(a, x, out, o, n);
            case SQRT -> squareRoot(a, x, out, o, n);
            case RELU -> relu(a, x, out, o, n);
            case EXP -> VectorFunctions.exp(a, x, out, o, n);
            case LOG -> VectorFunctions.log(a, x, out, o, n);
            case TANH -> VectorFunctions.tanh(a, x, out, o, n);
            case SIGMOID -> VectorFunctions.sigmoid(a, x, out, o, n);
        }
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

package dev.lockstep.bench;

import dev.lockstep.api.Matrix;
import java.util.Locale;

/** The functions of each element that are measured. */
public enum ElementwiseFunction {
    EXP(-8, 8) {
        @Override
        Matrix apply(Matrix x, Matrix y) {
            return x.exp();
        }
    },
    LOG(0x1p-8, 0x1p8) {
        @Override
        Matrix apply(Matrix x, Matrix y) {
            return x.log();
        }
    },
    TANH(-4, 4) {
        @Override
        Matrix apply(Matrix x, Matrix y) {
            return x.tanh();
        }
    },
    SIGMOID(-8, 8) {
        @Override
        Matrix apply(Matrix x, Matrix y) {
            return x.sigmoid();
        }
    },
    RELU(-1, 1) {
        @Override
        Matrix apply(Matrix x, Matrix y) {
            return x.relu();
        }
    },
    ADD(-1, 1) {
        @Override
        Matrix apply(Matrix x, Matrix y) {
            return x.plus(y);
        }
    };

    private final double low;
    private final double high;

    ElementwiseFunction(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /** The function of x, or of x and y. */
    abstract Matrix apply(Matrix x, Matrix y);

    /** Arguments where the function does its full work. */
    double[] arguments(int count, long seed) {
        return Operands.uniform(count, low, high, seed);
    }

    /** The name in tables. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

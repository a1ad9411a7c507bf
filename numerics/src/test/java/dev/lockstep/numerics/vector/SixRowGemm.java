package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.gemm.DoubleBlocking;
import dev.lockstep.numerics.gemm.DoublePanelBlocking;
import dev.lockstep.numerics.gemm.FloatBlocking;
import dev.lockstep.numerics.gemm.FloatPanelBlocking;
import dev.lockstep.numerics.gemm.Gemm;

/** Products in tiles of six rows, whatever the shape and the width of vectors. */
public final class SixRowGemm {
    private SixRowGemm() {}

    /** Through the kernels for a transposed left operand, whether it is or not. */
    public static Gemm forAllProducts() {
        return new Gemm(
                () -> new SixRowDoubleKernel(new VectorDoubleKernel()),
                work -> true,
                () -> new SixRowFloatKernel(new VectorFloatKernel()),
                work -> true);
    }

    /** Through the blocks for a left operand that is not transposed, wherever it is not. */
    public static Gemm forAllUntransposed() {
        return new Gemm(RowWiseDoubles::new, work -> true, RowWiseFloats::new, work -> true);
    }

    /** Through the blocks for a transposed left operand and few columns, wherever it is transposed. */
    public static Gemm forAllThin() {
        return new Gemm(ThinDoubles::new, work -> true, ThinFloats::new, work -> true);
    }

    private static final class ThinDoubles extends VectorDoubleKernel {
        private final DoubleBlocking blocks =
                new ThinDoubleBlocking(new DoublePanelBlocking(new SixRowDoubleKernel(this)));

        @Override
        public DoubleBlocking forProduct(int m, int n, int k, boolean transposeA) {
            return transposeA ? blocks : super.forProduct(m, n, k, false);
        }
    }

    private static final class ThinFloats extends VectorFloatKernel {
        private final FloatBlocking blocks = new ThinFloatBlocking(new FloatPanelBlocking(new SixRowFloatKernel(this)));

        @Override
        public FloatBlocking forProduct(int m, int n, int k, boolean transposeA) {
            return transposeA ? blocks : super.forProduct(m, n, k, false);
        }
    }

    private static final class RowWiseDoubles extends VectorDoubleKernel {
        private final DoubleBlocking blocks = new RowWiseDoubleBlocking();

        @Override
        public DoubleBlocking forProduct(int m, int n, int k, boolean transposeA) {
            return transposeA ? super.forProduct(m, n, k, true) : blocks;
        }
    }

    private static final class RowWiseFloats extends VectorFloatKernel {
        private final FloatBlocking blocks = new RowWiseFloatBlocking();

        @Override
        public FloatBlocking forProduct(int m, int n, int k, boolean transposeA) {
            return transposeA ? super.forProduct(m, n, k, true) : blocks;
        }
    }
}

package dev.lockstep.numerics.heap;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** The matrix product in Java, counted as {@code contract}. */
public final class ContractProduct implements MatrixProduct {
    private static final int BLOCK = 256;

    private final LongAdder count = new LongAdder();

    @Override
    public void multiply(HeapStorage a, boolean transposeA, HeapStorage b, boolean transposeB, HeapStorage out) {
        count.increment();
        int inner = transposeA ? a.rows() : a.columns();
        int n = out.columns();
        int aRow = transposeA ? 1 : inner;
        int aInner = transposeA ? out.rows() : 1;
        int bColumn = transposeB ? inner : 1;
        int bInner = transposeB ? 1 : n;
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < n; j++) {
                if (a.doubles() != null) {
                    out.doubles()[i * n + j] =
                            dot(a.doubles(), i * aRow, aInner, b.doubles(), j * bColumn, bInner, inner);
                } else {
                    out.floats()[i * n + j] = dot(a.floats(), i * aRow, aInner, b.floats(), j * bColumn, bInner, inner);
                }
            }
        }
    }

    @Override
    public Map<String, LongSupplier> counts() {
        return Map.of("contract", count::sum);
    }

    private static double dot(double[] a, int x, int dx, double[] b, int y, int dy, int n) {
        double c = 0.0;
        for (int start = 0; start < n; start += BLOCK) {
            double s = 0.0;
            for (int k = start; k < Math.min(start + BLOCK, n); k++) {
                s = Math.fma(a[x + k * dx], b[y + k * dy], s);
            }
            c += s;
        }
        return c;
    }

    private static float dot(float[] a, int x, int dx, float[] b, int y, int dy, int n) {
        float c = 0.0f;
        for (int start = 0; start < n; start += BLOCK) {
            float s = 0.0f;
            for (int k = start; k < Math.min(start + BLOCK, n); k++) {
                s = Math.fma(a[x + k * dx], b[y + k * dy], s);
            }
            c += s;
        }
        return c;
    }
}

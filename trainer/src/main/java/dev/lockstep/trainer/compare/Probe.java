package dev.lockstep.trainer.compare;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A small computation whose bits are known: {@code p = a * b} over 300 terms, more than one block of the contract's order, then the sum of
 * all elements of p and of {@code exp(p / 100)}.
 *
 * @param dtype what to compute in
 * @param sumOfProduct the bits of the first sum, widened to float64
 * @param sumOfExp the bits of the second
 */
public record Probe(DType dtype, long sumOfProduct, long sumOfExp) {
    private static final int ROWS = 7;
    private static final int INNER = 300;
    private static final int COLUMNS = 5;

    private static final Probe FLOAT64 = new Probe(DType.FLOAT64, 0x405ef6de0e79ecb7L, 0x4042280d85c8db1aL);
    private static final Probe FLOAT32 = new Probe(DType.FLOAT32, 0x405ef6dde0000000L, 0x4042280d80000000L);

    public static Probe of(DType dtype) {
        return dtype == DType.FLOAT64 ? FLOAT64 : FLOAT32;
    }

    /** What the backend computes with other bits, if anything. */
    public Optional<String> mismatch(Backend backend) {
        try (Scope scope = backend.scope()) {
            Matrix a = backend.matrix(dtype, ROWS, INNER, values(ROWS * INNER, i -> (i * 37 % 101 - 40) / 101.0));
            Matrix b = backend.matrix(dtype, INNER, COLUMNS, values(INNER * COLUMNS, i -> (i * 53 % 97 - 37) / 97.0));
            Matrix product = a.matmul(b);
            return difference("sum of a product", sumOfProduct, product.sum())
                    .or(() -> difference(
                            "sum of exp", sumOfExp, product.dividedBy(100).exp().sum()));
        }
    }

    private Optional<String> difference(String what, long expected, Matrix computed) {
        double value = computed.value();
        long bits = Double.doubleToRawLongBits(value);
        return bits == expected
                ? Optional.empty()
                : Optional.of("%s in %s is %s (%016x), expected %s (%016x)"
                        .formatted(what, dtype.label(), value, bits, Double.longBitsToDouble(expected), expected));
    }

    private static double[] values(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).toArray();
    }
}

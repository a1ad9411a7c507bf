package dev.lockstep.numerics.loops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The sums of the scalar loops beside the contract's: blocks of 256 terms, each from +0.0, their sums added in order from +0.0. */
class DoubleSumsTest {
    private static final int BLOCK = 256;
    private static final int[] FEW = {1, 2, 3, 4, 5, 7, 8, 9};
    private static final int[] EDGES = {1, 3, 4, 255, 256, 257, 511, 513, 1023, 1024, 1025, 1279, 1280, 1281, 2100};

    private final ScalarLoops loops = new ScalarLoops();

    /** Of mixed magnitude, so that another order has other bits. */
    private static double[] numbers(int count) {
        Random random = new Random(count);
        return random.doubles(count)
                .map(number -> (number - 0.5) * Math.scalb(1.0, random.nextInt(40)))
                .toArray();
    }

    private static double contractSum(int terms, IntToDoubleFunction term) {
        double total = 0.0;
        for (int start = 0; start < terms; start += BLOCK) {
            double block = 0.0;
            for (int i = start; i < Math.min(start + BLOCK, terms); i++) {
                block += term.applyAsDouble(i);
            }
            total += block;
        }
        return total;
    }

    private static void same(double[] found, double[] expected) {
        assertThat(bits(found)).isEqualTo(bits(expected));
    }

    private static long[] bits(double[] numbers) {
        return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void ofARunBeginAtAnyPlace() {
        for (int terms : EDGES) {
            for (int from : new int[] {0, 1, 5}) {
                double[] a = numbers(from + terms + 3);
                double expected = contractSum(terms, i -> a[from + i]);
                same(new double[] {loops.sum(a, from, terms)}, new double[] {expected});
            }
        }
        same(new double[] {loops.sum(new double[] {-0.0, -0.0}, 0, 2), loops.sum(new double[1], 1, 0)}, new double[2]);
    }

    @Test
    void ofRowsAreThoseOfEachRowAlone() {
        for (int rows : FEW) {
            for (int columns : EDGES) {
                double[] a = numbers(rows * columns);
                for (int from = 0; from < Math.min(rows, 3); from++) {
                    for (int to : new int[] {rows, rows - 1}) {
                        double[] expected = new double[rows + 3];
                        Arrays.fill(expected, 7);
                        double[] found = expected.clone();
                        for (int row = from; row < to; row++) {
                            int begin = row * columns;
                            expected[2 + row] = contractSum(columns, i -> a[begin + i]);
                        }
                        loops.rowSums(a, columns, found, 2, from, to);
                        same(found, expected);
                    }
                }
            }
        }
    }

    @Test
    void ofColumnsAreThoseOfEachColumnAlone() {
        for (int rows : EDGES) {
            for (int columns : FEW) {
                double[] a = numbers(rows * columns);
                for (int from = 0; from < Math.min(columns, 3); from++) {
                    double[] expected = new double[columns + 1];
                    Arrays.fill(expected, 7);
                    double[] found = expected.clone();
                    for (int column = from; column < columns; column++) {
                        int place = column;
                        expected[column] = contractSum(rows, i -> a[i * columns + place]);
                    }
                    loops.columnSums(a, rows, columns, found, from, columns);
                    same(found, expected);
                }
            }
        }
    }
}

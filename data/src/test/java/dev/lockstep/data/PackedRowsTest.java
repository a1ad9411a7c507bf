package dev.lockstep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.nn.initializer.NumberRows;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packed numbers have the bits that they had, whichever way they are packed. */
class PackedRowsTest {
    private final Random random = new Random(7);

    private final List<DoubleSupplier> kinds = List.of(
            () -> 1.5,
            () -> -0.0,
            () -> Double.NaN,
            () -> random.nextInt(256) - 128,
            () -> random.nextInt(257) - 128,
            () -> random.nextInt(65_536) - 32_768,
            () -> random.nextInt(65_537) - 32_768,
            random::nextInt,
            () -> random.nextInt(100) == 0 ? Integer.MIN_VALUE : 3,
            () -> random.nextInt(4) == 0 ? -0.0 : 0.0,
            () -> random.nextInt(4) == 0 ? Double.NaN : random.nextInt(100) / 10.0,
            () -> random.nextInt(4) == 0 ? Double.longBitsToDouble(0x7ff8_0000_0000_0001L) : 1,
            () -> random.nextInt(100_000) / 1e4,
            () -> random.nextInt(1_000_000_000) / 1e9,
            () -> random.nextInt(1_000_000_000) / 1e10,
            random::nextFloat,
            random::nextGaussian,
            () -> random.nextInt(3) - 1 + random.nextInt(50) / 100.0,
            () -> Double.longBitsToDouble(random.nextLong()),
            () -> random.nextInt(1000) == 0 ? 1e300 : 1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20, 1000, 5000, 70_000})
    void areReadBackInAnyOrder(int columns) {
        int rows = Math.min(3000, 400_000 / columns);
        double[][] given = new double[rows][columns];
        for (int column = 0; column < columns; column++) {
            DoubleSupplier kind = kinds.get(column % kinds.size());
            for (int row = 0; row < rows; row++) {
                given[row][column] = kind.getAsDouble();
            }
        }
        requireSame(given);
    }

    @Test
    void eachKindIsReadBackByItself() {
        for (DoubleSupplier kind : kinds) {
            double[][] given = new double[3000][1];
            for (double[] row : given) {
                row[0] = kind.getAsDouble();
            }
            requireSame(given);
        }
    }

    private void requireSame(double[][] given) {
        double[] handedOn = new double[given[0].length];
        NumberRows packed = PackedRows.of(given.length, handedOn.length, taker -> {
            for (double[] row : given) {
                System.arraycopy(row, 0, handedOn, 0, row.length);
                taker.accept(handedOn);
            }
        });
        int[] numbers = new int[2 * given.length];
        for (int i = 0; i < given.length; i++) {
            numbers[i] = i;
            numbers[given.length + i] = random.nextInt(given.length);
        }
        double[] read = new double[(numbers.length - 1) * handedOn.length];
        packed.read(numbers, 1, numbers.length - 1, read);
        for (int i = 0; i < read.length; i++) {
            double expected = given[numbers[1 + i / handedOn.length]][i % handedOn.length];
            if (Double.doubleToRawLongBits(read[i]) != Double.doubleToRawLongBits(expected)) {
                throw new AssertionError(expected + " is read as " + read[i]);
            }
        }
        assertThat(packed.rows()).isEqualTo(given.length);
        assertThat(packed.columns()).isEqualTo(handedOn.length);
    }

    @Test
    void areFewerThanAnArrayHasElements() {
        assertThatThrownBy(() -> PackedRows.of(1 << 16, 1 << 15, taker -> {})).isInstanceOf(ArithmeticException.class);
    }
}

package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Damages files in every way that a test can go through. */
final class Damage {
    private Damage() {}

    /** The numbers of all columns, row by row. */
    static double[] numbers(DataSource source) {
        int[] columns = new int[source.columns().size()];
        Arrays.setAll(columns, i -> i);
        return source.numbers(columns).orElseThrow().table().elements();
    }

    /** Requires every shorter file, and one with a byte more, to be refused. */
    static void requireEveryOtherLengthRefused(byte[] file, Function<byte[], DataSource> reader) {
        for (int length = 0; length < file.length; length++) {
            assertThat(isRefused(Arrays.copyOf(file, length), reader))
                    .as("the first " + length + " bytes")
                    .isTrue();
        }
        assertThat(isRefused(Arrays.copyOf(file, file.length + 1), reader)).isTrue();
    }

    /**
     * Requires every file of which one byte is another to be refused, or to hold the same numbers.
     *
     * @param mayStateOther the places whose bytes state which numbers there are, so that another one is no damage that shows
     */
    static void requireEveryOtherByteRefusedOrHarmless(
            byte[] file, int from, int to, Function<byte[], DataSource> reader, IntPredicate mayStateOther) {
        double[] numbers = numbers(reader.apply(file));
        for (int place = from; place < to; place++) {
            for (int value = 0; value < 256; value++) {
                byte[] changed = file.clone();
                changed[place] = (byte) value;
                OptionalInt difference = difference(changed, reader, numbers);
                if (difference.isPresent() && !mayStateOther.test(place)) {
                    throw new AssertionError("byte " + place + " as " + value + ": other numbers");
                }
            }
        }
    }

    private static OptionalInt difference(byte[] file, Function<byte[], DataSource> reader, double[] numbers) {
        try {
            int difference = Arrays.mismatch(numbers, numbers(reader.apply(file)));
            return difference < 0 ? OptionalInt.empty() : OptionalInt.of(difference);
        } catch (DataException refused) {
            requireOneLine(refused);
            return OptionalInt.empty();
        }
    }

    static boolean isRefused(byte[] file, Function<byte[], DataSource> reader) {
        try {
            numbers(reader.apply(file));
            return false;
        } catch (DataException refused) {
            requireOneLine(refused);
            return true;
        }
    }

    private static void requireOneLine(DataException refused) {
        if (refused.getMessage().length() > 400 || refused.getMessage().contains("\n")) {
            throw new AssertionError(refused);
        }
    }
}

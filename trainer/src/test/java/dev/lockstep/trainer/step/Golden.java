package dev.lockstep.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.NumberTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers of PyTorch, a line each: a name and then the numbers. */
final class Golden {
    /** Relative to the largest number of a line; PyTorch adds in other orders, and 200 steps carry that on. */
    private static final double TOLERANCE = 1e-9;

    private final Map<String, double[]> numbers = new HashMap<>();

    /** A file beside this class. */
    Golden(String file) {
        try (var resource = Golden.class.getResourceAsStream(file)) {
            new String(resource.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NumberTable table(String name, int rows, int columns) {
        return new NumberTable(rows, columns, numbers.get(name));
    }

    Literal literal(String name, int rows, int columns) {
        return new Literal(table(name, rows, columns));
    }

    void requireClose(String name, double[] ours) {
        double[] expected = numbers.get(name);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertThat(ours).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).as("%s, number %d", name, i).isCloseTo(expected[i], within(TOLERANCE * largest));
        }
    }

    private void add(String line) {
        String[] words = line.split(" ");
        numbers.put(
                words[0],
                Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray());
    }
}

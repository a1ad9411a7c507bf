package dev.lockstep.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.NumberTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers of PyTorch, a line each: a name of one or two words, then the numbers. */
final class Golden {
    /** PyTorch adds in other orders, and 200 steps carry that on. */
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

    /** Each number within the tolerance of its own size, of 0.001 where it is smaller. */
    void requireClose(String name, double[] ours) {
        double[] expected = numbers.get(name);
        assertThat(ours).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < ours.length; i++) {
            double error = Math.abs(ours[i] - expected[i]) / Math.max(Math.abs(expected[i]), 1e-3);
            assertThat(error)
                    .as("%s, number %d: %s, not %s", name, i, ours[i], expected[i])
                    .isLessThan(TOLERANCE);
        }
    }

    private void add(String line) {
        String[] words = line.split(" ");
        int names = words[1].matches("[a-z]+") ? 2 : 1;
        numbers.put(
                String.join(" ", Arrays.copyOf(words, names)),
                Arrays.stream(words)
                        .skip(names)
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }
}

package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.NumberTable;
import java.util.List;

/**
 * Reads tables and rows of numbers. What is no number is noted, and 0 stands in for it until the file is refused, so that the table's shape is known.
 */
final class LiteralParser {
    private LiteralParser() {}

    /**
     * A list of rows, all equally long.
     *
     * @throws NetworkFileException if it is none; where rows are not, all that is wrong in them is noted
     */
    static NumberTable table(YamlNode node, String what) {
        List<YamlNode> rows = Numbers.list(node, what);
        if (rows.stream().noneMatch(row -> row instanceof YamlNode.Sequence)) {
            throw notARow(rows.get(0), 1, what);
        }
        int columns =
                rows.get(0) instanceof YamlNode.Sequence first ? first.items().size() : 0;
        double[] elements = new double[Math.multiplyExact(rows.size(), columns)];
        boolean equal = true;
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            equal &= node.location()
                    .attempt(() -> fill(elements, row, columns, rows.get(row), what))
                    .orElse(false);
        }
        if (!equal) {
            throw node.location().mistakes().noted();
        }
        return new NumberTable(rows.size(), columns, elements);
    }

    /** Whether the row has as many numbers as the first. */
    private static boolean fill(double[] elements, int number, int columns, YamlNode node, String what) {
        String name = "row " + (number + 1) + " of " + what;
        if (!(node instanceof YamlNode.Sequence)) {
            throw notARow(node, number + 1, what);
        }
        double[] row = numbers(Numbers.list(node, name), what);
        if (row.length == columns) {
            System.arraycopy(row, 0, elements, number * columns, columns);
        } else if (columns > 0) {
            node.location().note(name + " has " + Text.count(row.length, "number") + ", row 1 has " + columns);
        }
        return row.length == columns;
    }

    private static NetworkFileException notARow(YamlNode node, int number, String what) {
        return node.location()
                .error("row " + number + " of " + what + " must be a list of numbers, as in [[0, 1], [2, 3]], not "
                        + node.kind());
    }

    /** A list of numbers as one row. */
    static NumberTable row(YamlNode node, String what) {
        double[] elements = numbers(Numbers.list(node, what), what);
        return new NumberTable(1, elements.length, elements);
    }

    private static double[] numbers(List<YamlNode> numbers, String what) {
        double[] elements = numbers.stream()
                .mapToDouble(number -> number.location()
                        .attempt(() -> Numbers.real(number, "an element of " + what))
                        .orElse(0.0))
                .toArray();
        if (numbers.stream().allMatch(number -> number instanceof YamlNode.Scalar)) {
            return elements;
        }
        throw numbers.get(0).location().mistakes().noted();
    }
}

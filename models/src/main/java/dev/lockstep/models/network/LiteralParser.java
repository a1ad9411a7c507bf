package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.NumberTable;
import java.util.List;
import java.util.Optional;

/** Reads tables and rows of numbers. */
final class LiteralParser {
    private LiteralParser() {}

    /** A list of rows, all equally long. */
    static NumberTable table(YamlNode node, String what) {
        List<YamlNode> rows = Numbers.list(node, what);
        int columns = row(rows.get(0), what, 1).size();
        double[] elements = new double[Math.multiplyExact(rows.size(), columns)];
        int read = 0;
        for (int i = 0; i < rows.size(); i++) {
            int row = i;
            read += node.location()
                            .attempt(() -> fill(elements, row, columns, rows.get(row), what))
                            .isPresent()
                    ? 1
                    : 0;
        }
        if (read < rows.size()) {
            throw node.location().mistakes().noted();
        }
        return new NumberTable(rows.size(), columns, elements);
    }

    private static int fill(double[] elements, int number, int columns, YamlNode node, String what) {
        List<YamlNode> row = row(node, what, number + 1);
        if (row.size() != columns) {
            throw node.location()
                    .error("row " + (number + 1) + " of " + what + " has " + Text.count(row.size(), "number")
                            + ", row 1 has " + columns);
        }
        fill(elements, number * columns, row, what);
        return number;
    }

    /** A list of numbers as one row. */
    static NumberTable row(YamlNode node, String what) {
        List<YamlNode> numbers = Numbers.list(node, what);
        double[] elements = new double[numbers.size()];
        fill(elements, 0, numbers, what);
        return new NumberTable(1, numbers.size(), elements);
    }

    private static List<YamlNode> row(YamlNode node, String what, int number) {
        if (!(node instanceof YamlNode.Sequence)) {
            throw node.location()
                    .error("row " + number + " of " + what + " must be a list of numbers, as in [[0, 1], [2, 3]], not "
                            + node.kind());
        }
        return Numbers.list(node, "row " + number + " of " + what);
    }

    private static void fill(double[] elements, int start, List<YamlNode> numbers, String what) {
        boolean whole = true;
        for (int i = 0; i < numbers.size(); i++) {
            YamlNode number = numbers.get(i);
            Optional<Double> element = number.location().attempt(() -> Numbers.real(number, "an element of " + what));
            elements[start + i] = element.orElse(Double.NaN);
            whole &= element.isPresent();
        }
        if (!whole) {
            throw numbers.get(0).location().mistakes().noted();
        }
    }
}

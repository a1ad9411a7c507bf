package dev.lockstep.data;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the fields of a column hold. */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final int LONGEST_NUMBER = 400;

    private Values() {}

    /** The number of a field, correctly rounded to float64; empty if it is none, or too large. */
    static Optional<Double> number(String field) {
        String text = field.strip();
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
    }

    /** Whether all values of a column that are there are numbers, and there is one. */
    static boolean areNumbers(Table table, int column) {
        boolean some = false;
        for (List<String> row : table.rows()) {
            String field = row.get(column);
            if (!Missing.is(field)) {
                if (number(field).isEmpty()) {
                    return false;
                }
                some = true;
            }
        }
        return some;
    }

    /** The different texts of a column that are there: numbers by their size, else by their UTF-16 code units. */
    static List<String> texts(Table table, int column) {
        Comparator<String> order = areNumbers(table, column)
                ? Comparator.comparing((String text) -> number(text).orElseThrow())
                        .thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
        return table.rows().stream()
                .map(row -> row.get(column).strip())
                .filter(field -> !Missing.is(field))
                .distinct()
                .sorted(order)
                .toList();
    }
}

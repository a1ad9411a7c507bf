package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What the fields of a column hold that are there, found one after the other. */
final class Values {
    /** From how many texts on it is no chance that all are different. */
    private static final int FEWEST_NAMES = 100;

    /** A decimal comma, groups of three digits, infinity. */
    private static final Pattern MEANT_AS_NUMBER = Pattern.compile(
            "[-+]?([0-9]+,[0-9]+|[0-9]{1,3}([ '_\\u00A0\\u202F][0-9]{3})+([.,][0-9]+)?|[iI]nf(inity)?)");

    private static final Pattern DATE = Pattern.compile(
            "[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}([T ].*)?|[0-9]{1,2}[-/.][0-9]{1,2}[-/.]([0-9]{2}|[0-9]{4})( .*)?");

    private final Map<String, Boolean> texts = new HashMap<>();
    private int numbers;
    private int others;
    private DataException firstOther;
    private boolean othersAreMeantAsNumbers = true;
    private boolean othersAreDates = true;

    /** The number of a field, correctly rounded to float64; empty if it is none, or too large. */
    static Optional<Double> number(String field) {
        OptionalDouble value = Decimals.digits(field.strip());
        return value.isEmpty() || Double.isInfinite(value.getAsDouble())
                ? Optional.empty()
                : Optional.of(value.getAsDouble());
    }

    private static boolean isMeantAsNumber(String field) {
        String text = field.strip();
        return MEANT_AS_NUMBER.matcher(text).matches() || Decimals.areDigits(text);
    }

    /** Takes what stands in a column of a row. */
    void add(Cursor row, int column) {
        String text = row.text(column);
        boolean full = texts.size() > Encoding.MOST_CATEGORIES;
        Boolean known = full ? null : texts.get(text);
        boolean isNumber = known == null ? number(text).isPresent() : known;
        if (isNumber) {
            numbers++;
        } else if (others++ == 0) {
            firstOther = row.wrong(column, Shown.quoted(text) + " is no number");
        }
        if (!isNumber && known == null) {
            othersAreMeantAsNumbers = othersAreMeantAsNumbers && isMeantAsNumber(text);
            othersAreDates = othersAreDates && DATE.matcher(text).matches();
        }
        if (known == null && !full) {
            texts.put(text, isNumber);
        }
    }

    /** Whether all are numbers, and there is one. */
    boolean areNumbers() {
        return others == 0 && numbers > 0;
    }

    /**
     * Requires that a column of which nobody has said what it holds does not hold both, nor texts alone that are numbers in another notation, as
     * {@code 1,5} is, or dates, or many of which each is another.
     *
     * @param remedy how to say that it holds texts
     * @throws DataException with the first that is no number
     */
    void requireOneKind(String remedy) {
        if (numbers > 0 && others > 0) {
            throw new DataException(
                    firstOther.getMessage() + ", and "
                            + (numbers == 1
                                    ? "another value of the column is"
                                    : numbers + " other values of the column are")
                            + ": correct it, or say what the column holds, as in '" + remedy + "'",
                    firstOther);
        }
        if (others > 0 && othersAreMeantAsNumbers) {
            throw new DataException(
                    firstOther.getMessage()
                            + ", and all values of the column look like numbers: write them as in 1234.5, at most "
                            + Decimals.toString(Double.MAX_VALUE) + ", or say that they are texts, as in '" + remedy
                            + "'",
                    firstOther);
        }
        requireTextsOfSeveralRows(remedy);
    }

    /** Of dates and of names of rows each would be an input, and new rows have others, which are not known. */
    private void requireTextsOfSeveralRows(String remedy) {
        boolean areNames = others >= FEWEST_NAMES && texts.size() == others;
        if (others > 0 && othersAreDates || areNames) {
            throw new DataException(
                    firstOther.getMessage() + ", and "
                            + (othersAreDates
                                    ? "all values of the column look like dates: make numbers of them, leave"
                                    : "the " + others
                                            + " values of the column are all different, as names of rows are: leave")
                            + " the column out with 'features', or say that they are texts, as in '" + remedy + "'",
                    firstOther);
        }
    }

    /**
     * Requires numbers of a column that is said to hold them.
     *
     * @throws DataException with the first value that is none
     */
    void requireNumbers() {
        if (others > 0) {
            throw firstOther;
        }
    }

    /**
     * The different texts: numbers by their size, else by their UTF-16 code units.
     *
     * @throws DataException if there is none, or too many
     */
    List<String> texts(DataSource source, int column) {
        String place =
                source.file() + ": the column " + Shown.quoted(source.columns().get(column));
        if (texts.isEmpty()) {
            throw new DataException(place + " holds no value: all of its fields are missing");
        }
        if (texts.size() > Encoding.MOST_CATEGORIES) {
            throw new DataException(place + " holds more than " + Encoding.MOST_CATEGORIES
                    + " different texts; a column is made numbers of where there are from 1 to "
                    + Encoding.MOST_CATEGORIES);
        }
        Comparator<String> order = others == 0
                ? Comparator.comparing((String text) -> number(text).orElseThrow())
                        .thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
        List<String> sorted = new ArrayList<>(texts.keySet());
        sorted.sort(order);
        return sorted;
    }
}

package dev.lockstep.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the columns of a table become inputs and targets.
 *
 * @param features in the order of the inputs
 */
public record Encoding(List<Feature> features, Target target, Missing missing, Scaling scaling) {
    /** The most classes of a target, and texts of a column. */
    public static final int MOST_CATEGORIES = 1000;

    /** @throws DataException if there is no feature, or one is the target, or is there twice */
    public Encoding {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw new DataException("there is no column to make inputs of");
        }
        List<String> names = features.stream().map(Feature::column).toList();
        if (names.contains(target.column())) {
            throw new DataException("the column " + Shown.quoted(target.column()) + " is both target and feature");
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new DataException("a column is there twice among the features: " + names);
        }
    }

    /**
     * That of a table: columns of numbers are numbers, all others texts.
     *
     * @param features the names of the columns; empty for all but the target's
     * @param kind empty for numbers where the target's column holds numbers, else classes
     * @throws DataException if a column is not there, or holds no value, or too many texts
     */
    public static Encoding of(
            Table table,
            Optional<List<String>> features,
            String target,
            Optional<Target.Kind> kind,
            Missing missing,
            Scaling scaling) {
        int targetColumn = table.column(target);
        List<String> names = features.orElseGet(() ->
                table.columns().stream().filter(name -> !name.equals(target)).toList());
        List<Feature> made = new ArrayList<>();
        for (String name : names) {
            int column = table.column(name);
            made.add(new Feature(name, Values.areNumbers(table, column) ? List.of() : texts(table, column)));
        }
        Target.Kind used =
                kind.orElse(Values.areNumbers(table, targetColumn) ? Target.Kind.NUMBER : Target.Kind.CLASSES);
        List<String> labels = used == Target.Kind.NUMBER ? List.of() : texts(table, targetColumn);
        return new Encoding(made, new Target(target, used, labels), missing, scaling);
    }

    private static List<String> texts(Table table, int column) {
        List<String> texts = Values.texts(table, column);
        if (texts.isEmpty() || texts.size() > MOST_CATEGORIES) {
            throw new DataException(table.file() + ": the column "
                    + Shown.quoted(table.columns().get(column)) + " holds "
                    + texts.size() + " different texts; a column is made numbers of where there are from 1 to "
                    + MOST_CATEGORIES);
        }
        return texts;
    }

    /** How many inputs there are. */
    public int inputs() {
        return features.stream().mapToInt(Feature::inputs).sum();
    }

    /** What a table's rows become, those with missing values as {@link #missing} says. */
    public Encoded encode(Table table) {
        return new Encoder(this, table).encode();
    }

    /** The inputs of rows to predict, of which none is left out; the target's column need not be there. */
    public Encoded encodeInputs(Table table) {
        return new Encoder(this, table).encodeInputs();
    }
}

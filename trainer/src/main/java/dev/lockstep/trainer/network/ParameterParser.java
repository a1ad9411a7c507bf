package dev.lockstep.trainer.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the start values of weights and biases. */
final class ParameterParser {
    /** The largest table, 1 GiB in float64. */
    static final int MOST_ELEMENTS = 1 << 27;

    private final DrawingRules rules;

    ParameterParser(DrawingRules rules) {
        this.rules = rules;
    }

    ValueSource weights(YamlNode node, int inputs, int units) {
        return source(node, "weights", inputs, units, sources("weights", inputs, units));
    }

    /** Empty for {@code false}. */
    Optional<ValueSource> bias(YamlNode node, int units) {
        if (node instanceof YamlNode.Scalar scalar && scalar.text().equals("false")) {
            return Optional.empty();
        }
        Map<String, Function<Choice, ValueSource>> sources = sources("bias", 1, units);
        sources.put("false", choice -> {
            throw choice.location().error("'false' takes no settings");
        });
        return Optional.of(source(node, "bias", 1, units, sources));
    }

    /** The {@code scale} of normal numbers, 1 where it is not given. */
    static double scale(Fields fields) {
        return fields.optional("scale")
                .map(scale -> Numbers.positive(scale, "'scale'"))
                .orElse(1.0);
    }

    /** @throws NetworkFileException if a table of this size is too large */
    static void checkSize(YamlNode node, int rows, int columns) {
        if ((long) rows * columns > MOST_ELEMENTS) {
            throw node.location()
                    .error(rows + " x " + columns + " is too large: a table has at most " + MOST_ELEMENTS + " numbers");
        }
    }

    private ValueSource source(
            YamlNode node, String what, int rows, int columns, Map<String, Function<Choice, ValueSource>> sources) {
        if (node instanceof YamlNode.Sequence) {
            return new ValueSource.Literal(literal(node, what, rows, columns));
        }
        if (node instanceof YamlNode.Mapping mapping
                && (mapping.entries().containsKey("values") || mapping.entries().containsKey("with-seed"))) {
            return literalUnlessSeeded(node, what, rows, columns);
        }
        return Choice.parse(node, "source of " + what, sources);
    }

    private Map<String, Function<Choice, ValueSource>> sources(String what, int rows, int columns) {
        Map<String, Function<Choice, ValueSource>> sources = new LinkedHashMap<>();
        sources.put("zeros", choice -> choice.alone(new ValueSource.Zeros(rows, columns)));
        sources.put("normal", choice -> {
            ValueSource normal = normal(choice, rows, columns);
            rules.drawsAlways(choice.location(), what);
            return normal;
        });
        return sources;
    }

    private ValueSource literalUnlessSeeded(YamlNode node, String what, int rows, int columns) {
        Fields fields = Fields.of(node, "'" + what + "'", List.of("values", "with-seed"));
        Values values = literal(fields.required("values"), what, rows, columns);
        Map<String, Function<Choice, ValueSource.Normal>> sources =
                Map.of("normal", choice -> normal(choice, rows, columns));
        ValueSource.Normal drawn = Choice.parse(fields.required("with-seed"), "source of with-seed", sources);
        rules.drawsWithSeed(fields.keyLocation("with-seed"));
        return new ValueSource.LiteralUnlessSeeded(values, drawn);
    }

    private static ValueSource.Normal normal(Choice choice, int rows, int columns) {
        return new ValueSource.Normal(rows, columns, scale(choice.fields(List.of("scale"))));
    }

    private static Values literal(YamlNode node, String what, int rows, int columns) {
        boolean isBias = what.equals("bias");
        Values values = isBias ? LiteralParser.row(node, what) : LiteralParser.table(node, what);
        if (values.rows() != rows || values.columns() != columns) {
            throw node.location()
                    .error(
                            isBias
                                    ? "bias must have " + Text.count(columns, "number") + ", one for each unit, not "
                                            + values.columns()
                                    : "weights must be " + rows + " x " + columns
                                            + ", a row for each input and a column for each unit, not " + values.rows()
                                            + " x " + values.columns());
        }
        return values;
    }
}

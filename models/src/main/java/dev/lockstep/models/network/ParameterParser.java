package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.Constant;
import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.LiteralUnlessSeeded;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Orthogonal;
import dev.lockstep.nn.initializer.TruncatedNormal;
import dev.lockstep.nn.initializer.VarianceScaling;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.ParameterSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads the start values of weights and biases. */
final class ParameterParser {
    private final DrawingRules rules;

    ParameterParser(DrawingRules rules) {
        this.rules = rules;
    }

    /** @param inputs and units are empty where they are not known because of a mistake, and then nothing is held against them */
    Initializer weights(YamlNode node, OptionalInt inputs, OptionalInt units) {
        return source(node, "weights", inputs, units, weightSources());
    }

    /** Empty for {@code false}. */
    Optional<Initializer> bias(YamlNode node, OptionalInt inputs, OptionalInt units) {
        if (node instanceof YamlNode.Scalar scalar && scalar.text().equals("false")) {
            return Optional.empty();
        }
        Map<String, Function<Choice, Initializer>> sources = sources("bias");
        sources.put(
                VarianceScaling.Rule.TORCH_LINEAR.label(),
                choice ->
                        drawn(choice, "bias", List.of(), fields -> VarianceScaling.torchLinearBias(inputs.orElse(1))));
        sources.put("false", choice -> {
            throw choice.location().error("'false' takes no settings");
        });
        return Optional.of(source(node, "bias", OptionalInt.of(1), units, sources));
    }

    /** @throws NetworkFileException if a table of this size is too large */
    static void checkSize(YamlNode node, int rows, int columns) {
        if ((long) rows * columns > ParameterSpec.MOST_ELEMENTS) {
            throw node.location()
                    .error(rows + " x " + columns + " is too large: a table has at most " + ParameterSpec.MOST_ELEMENTS
                            + " numbers");
        }
    }

    private Initializer source(
            YamlNode node,
            String what,
            OptionalInt rows,
            OptionalInt columns,
            Map<String, Function<Choice, Initializer>> sources) {
        if (node instanceof YamlNode.Sequence) {
            return literal(node, what, rows, columns);
        }
        if (node instanceof YamlNode.Mapping mapping
                && (mapping.entries().containsKey("values") || mapping.entries().containsKey("with-seed"))) {
            return literalUnlessSeeded(node, what, rows, columns);
        }
        return Choice.parse(node, "source of " + what, sources);
    }

    private Map<String, Function<Choice, Initializer>> weightSources() {
        Map<String, Function<Choice, Initializer>> sources = sources("weights");
        for (VarianceScaling.Rule rule : VarianceScaling.Rule.values()) {
            sources.put(
                    rule.label(), choice -> drawn(choice, "weights", List.of(), fields -> new VarianceScaling(rule)));
        }
        sources.put(
                "orthogonal",
                choice -> drawn(
                        choice,
                        "weights",
                        List.of("gain"),
                        fields -> new Orthogonal(DrawnSettings.positive(fields, "gain"))));
        return sources;
    }

    private Map<String, Function<Choice, Initializer>> sources(String what) {
        Map<String, Function<Choice, Initializer>> sources = new LinkedHashMap<>();
        sources.put("zeros", choice -> choice.alone(new Zeros()));
        sources.put("constant", choice -> new Constant(Numbers.real(choice.required(), "'constant'")));
        sources.put("normal", choice -> drawn(choice, what, List.of("mean", "scale"), DrawnSettings::normal));
        sources.put("uniform", choice -> drawn(choice, what, List.of("low", "high"), DrawnSettings::uniform));
        sources.put(
                "truncated-normal",
                choice -> drawn(
                        choice,
                        what,
                        List.of("scale"),
                        fields -> new TruncatedNormal(DrawnSettings.positive(fields, "scale"))));
        return sources;
    }

    private Initializer drawn(Choice choice, String what, List<String> keys, Function<Fields, Initializer> maker) {
        Initializer initializer = DrawnSettings.parse(choice, keys, maker);
        rules.drawsAlways(choice.location(), what);
        return initializer;
    }

    private Initializer literalUnlessSeeded(YamlNode node, String what, OptionalInt rows, OptionalInt columns) {
        Fields fields = Fields.of(node, "'" + what + "'", List.of("values", "with-seed"));
        Optional<Literal> values = fields.read("values", each -> literal(each, what, rows, columns));
        Map<String, Function<Choice, Normal>> sources = Map.of("normal", ParameterParser::normal);
        Optional<Normal> drawn = fields.read("with-seed", each -> Choice.parse(each, "source of with-seed", sources));
        if (fields.optional("with-seed").isPresent()) {
            rules.drawsWithSeed(fields.keyLocation("with-seed"));
        }
        Mistakes mistakes = node.location().mistakes();
        return new LiteralUnlessSeeded(values.orElseThrow(mistakes::noted), drawn.orElseThrow(mistakes::noted));
    }

    private static Normal normal(Choice choice) {
        return new Normal(DrawnSettings.positive(choice.fields(List.of("scale")), "scale"));
    }

    private static Literal literal(YamlNode node, String what, OptionalInt rows, OptionalInt columns) {
        boolean isBias = what.equals("bias");
        NumberTable values = isBias ? LiteralParser.row(node, what) : LiteralParser.table(node, what);
        int expectedRows = rows.orElse(values.rows());
        int expectedColumns = columns.orElse(values.columns());
        if (values.rows() != expectedRows || values.columns() != expectedColumns) {
            throw node.location()
                    .error(
                            isBias
                                    ? "bias must have " + Text.count(expectedColumns, "number")
                                            + ", one for each unit, not " + values.columns()
                                    : "weights must be " + expectedRows + " x " + expectedColumns
                                            + ", a row for each input and a column for each unit, not " + values.rows()
                                            + " x " + values.columns());
        }
        return new Literal(values);
    }
}

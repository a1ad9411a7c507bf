package dev.lockstep.trainer.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the {@code data} of a network file. */
final class DataParser {
    private final DrawingRules rules;

    DataParser(DrawingRules rules) {
        this.rules = rules;
    }

    DataDefinition parse(YamlNode node) {
        Fields fields = Fields.of(node, "'data'", List.of("inputs", "targets"));
        ValueSource inputs = source(fields.required("inputs"), "inputs", generated("inputs"));
        Map<String, Function<Choice, ValueSource>> targetSources = generated("targets");
        targetSources.put("row-sums-of-inputs", choice -> rowSums(choice, inputs.rows()));
        YamlNode targetsNode = fields.required("targets");
        ValueSource targets = source(targetsNode, "targets", targetSources);
        if (targets.rows() != inputs.rows()) {
            throw targetsNode
                    .location()
                    .error("targets has " + Text.count(targets.rows(), "row") + ", inputs has " + inputs.rows()
                            + ": each sample needs a row in both");
        }
        return new DataDefinition(inputs, targets);
    }

    private static ValueSource source(YamlNode node, String what, Map<String, Function<Choice, ValueSource>> sources) {
        if (node instanceof YamlNode.Sequence) {
            return new ValueSource.Literal(LiteralParser.table(node, what));
        }
        return Choice.parse(node, "source of " + what, sources);
    }

    private Map<String, Function<Choice, ValueSource>> generated(String what) {
        Map<String, Function<Choice, ValueSource>> sources = new LinkedHashMap<>();
        sources.put("normal", choice -> {
            Fields fields = choice.fields(List.of("shape", "scale"));
            int[] shape = shape(fields.required("shape"));
            return normal(choice, what, shape[0], shape[1], fields);
        });
        sources.put("uniform", choice -> {
            int[] shape = shape(choice.fields(List.of("shape")).required("shape"));
            rules.drawsAlways(choice.location(), what);
            return new ValueSource.Uniform(shape[0], shape[1]);
        });
        return sources;
    }

    private ValueSource rowSums(Choice choice, int rows) {
        Optional<YamlNode> plus = choice.fields(List.of("plus")).optional("plus");
        Map<String, Function<Choice, ValueSource.Normal>> noises =
                Map.of("normal", noise -> normal(noise, "targets", rows, 1, noise.fields(List.of("scale"))));
        return new ValueSource.RowSumsOfInputs(rows, plus.map(node -> Choice.parse(node, "source of plus", noises)));
    }

    private ValueSource.Normal normal(Choice choice, String what, int rows, int columns, Fields fields) {
        rules.drawsAlways(choice.location(), what);
        return new ValueSource.Normal(rows, columns, ParameterParser.scale(fields));
    }

    private static int[] shape(YamlNode node) {
        List<YamlNode> shape = Numbers.list(node, "'shape'");
        if (shape.size() != 2) {
            throw node.location().error("'shape' must be [rows, columns]");
        }
        int rows = Numbers.count(shape.get(0), "the number of rows");
        int columns = Numbers.count(shape.get(1), "the number of columns");
        ParameterParser.checkSize(node, rows, columns);
        return new int[] {rows, columns};
    }
}

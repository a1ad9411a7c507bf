package dev.lockstep.models.network;

import dev.lockstep.data.TargetTreatment;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Uniform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the {@code data} of a network file. */
final class DataParser {
    private final DrawingRules rules;
    private final DataFiles files;

    DataParser(DrawingRules rules, DataFiles files) {
        this.rules = rules;
        this.files = files;
    }

    DataDefinition parse(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping && mapping.entries().containsKey("file")) {
            return new FileDataParser(rules, files).parse(node);
        }
        Fields fields = Fields.of(
                node, "'data'", List.of("inputs", "targets", "scale-targets", "weights", "validation", "file"));
        Optional<Tables> read = node.location().attempt(() -> tables(fields));
        TargetTreatment scaling = TreatmentParser.ofTargets(fields);
        Optional<ValidationSource> validation =
                fields.optional("validation").flatMap(each -> each.location().attempt(() -> validation(each, read)));
        Tables given = read.orElseThrow(node.location().mistakes()::noted);
        return new DataDefinition(
                given.inputs(), given.targets(), given.weights(), validation, scaling, Optional.empty(), List.of());
    }

    private record Tables(ValueSource inputs, ValueSource targets, Optional<ValueSource> weights) {}

    /** @param read what is trained on; empty where mistakes leave it unknown, and then nothing is held against it */
    private ValidationSource validation(YamlNode node, Optional<Tables> read) {
        Fields fields = Fields.of(node, "'validation'", List.of("share", "inputs", "targets", "weights"));
        Optional<YamlNode> share = fields.optional("share");
        if (share.isPresent()) {
            if (Stream.of("inputs", "targets", "weights")
                    .anyMatch(key -> fields.optional(key).isPresent())) {
                fields.location().note("'validation' is either a 'share' of the data or has 'inputs' and 'targets'");
            }
            double part = ShareParser.share(share.get(), rules);
            Tables trained = read.orElseThrow(node.location().mistakes()::noted);
            return ShareParser.checked(share.get(), new ValidationSource.Share(part, false), trained.targets());
        }
        Tables tables = tables(fields);
        Tables trained = read.orElseThrow(node.location().mistakes()::noted);
        if (tables.inputs().columns() != trained.inputs().columns()
                || tables.targets().columns() != trained.targets().columns()) {
            throw node.location()
                    .error("'validation' must have "
                            + Text.count(trained.inputs().columns(), "input") + " and "
                            + Text.count(trained.targets().columns(), "target") + ", as what is trained on, not "
                            + tables.inputs().columns() + " and "
                            + tables.targets().columns());
        }
        return new ValidationSource.Separate(tables.inputs(), tables.targets(), tables.weights());
    }

    private Tables tables(Fields fields) {
        Optional<ValueSource> inputs = fields.read("inputs", node -> source(node, "inputs", generated("inputs")));
        Map<String, Function<Choice, ValueSource>> targetSources = generated("targets");
        targetSources.put(
                "row-sums-of-inputs",
                choice -> rowSums(choice, inputs.map(ValueSource::rows).orElse(1)));
        Optional<ValueSource> targets = fields.read("targets", node -> source(node, "targets", targetSources));
        Optional<ValueSource> weights = fields.read(
                "weights", node -> Optional.of(weights(node, inputs.map(ValueSource::rows))), Optional.empty());
        if (inputs.isEmpty() || targets.isEmpty()) {
            throw fields.location().mistakes().noted();
        }
        if (targets.get().rows() != inputs.get().rows()) {
            fields.required("targets")
                    .location()
                    .note("targets has " + Text.count(targets.get().rows(), "row") + ", inputs has "
                            + inputs.get().rows() + ": each sample needs a row in both");
        }
        return new Tables(inputs.get(), targets.get(), weights);
    }

    /** @param samples how many there are, empty where a mistake leaves it unknown */
    private static ValueSource weights(YamlNode node, Optional<Integer> samples) {
        int count = Numbers.list(node, "'weights'").size();
        if (samples.isPresent() && count != samples.get()) {
            node.location()
                    .note("'weights' must have " + Text.count(samples.get(), "number") + ", one for each sample, not "
                            + count);
        }
        List<Double> weights = Numbers.each(node, "'weights'", item -> Numbers.notNegative(item, "a weight"));
        return initialized(new NumberTable(
                count, 1, weights.stream().mapToDouble(weight -> weight).toArray()));
    }

    private static ValueSource source(YamlNode node, String what, Map<String, Function<Choice, ValueSource>> sources) {
        if (node instanceof YamlNode.Sequence) {
            return initialized(LiteralParser.table(node, what));
        }
        return Choice.parse(node, "source of " + what, sources);
    }

    private Map<String, Function<Choice, ValueSource>> generated(String what) {
        Map<String, Function<Choice, ValueSource>> sources = new LinkedHashMap<>();
        sources.put("normal", choice -> {
            Fields fields = choice.fields(List.of("shape", "scale"));
            Normal normal = normal(choice, what, fields);
            int[] shape = shape(fields.required("shape"));
            return new ValueSource.Initialized(shape[0], shape[1], normal);
        });
        sources.put("uniform", choice -> {
            rules.drawsAlways(choice.location(), what);
            int[] shape = shape(choice.fields(List.of("shape")).required("shape"));
            return new ValueSource.Initialized(shape[0], shape[1], new Uniform());
        });
        sources.put("absent", choice -> new ValueSource.Absent(Numbers.count(choice.required(), "'absent'")));
        return sources;
    }

    private ValueSource rowSums(Choice choice, int rows) {
        Optional<YamlNode> plus = choice.fields(List.of("plus")).optional("plus");
        Map<String, Function<Choice, Normal>> noises =
                Map.of("normal", noise -> normal(noise, "targets", noise.fields(List.of("scale"))));
        return new ValueSource.RowSumsOfInputs(rows, plus.map(node -> Choice.parse(node, "source of plus", noises)));
    }

    private static ValueSource initialized(NumberTable values) {
        return new ValueSource.Initialized(values.rows(), values.columns(), new Literal(values));
    }

    private Normal normal(Choice choice, String what, Fields fields) {
        rules.drawsAlways(choice.location(), what);
        return new Normal(DrawnSettings.positive(fields, "scale"));
    }

    private static int[] shape(YamlNode node) {
        if (Numbers.list(node, "'shape'").size() != 2) {
            throw node.location().error("'shape' must be [rows, columns]");
        }
        String[] names = {"rows", "columns"};
        int[] place = {0};
        List<Integer> shape =
                Numbers.each(node, "'shape'", number -> Numbers.count(number, "the number of " + names[place[0]++]));
        ParameterParser.checkSize(node, shape.get(0), shape.get(1));
        return new int[] {shape.get(0), shape.get(1)};
    }
}

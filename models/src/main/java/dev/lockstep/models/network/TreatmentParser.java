package dev.lockstep.models.network;

import dev.lockstep.data.Clip;
import dev.lockstep.data.ColumnKind;
import dev.lockstep.data.DataException;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.Logarithm;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Quantiles;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.Treatment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads what columns go through before a network takes them. */
final class TreatmentParser {
    private TreatmentParser() {}

    static Missing missing(Fields fields, Missing fallback) {
        return named(fields, "missing", Missing.values(), Missing::label, fallback);
    }

    static Scaling scaling(Fields fields, Scaling fallback) {
        return named(fields, "scale", Scaling.values(), Scaling::label, fallback);
    }

    /** What columns are said to hold. */
    static Map<String, ColumnKind> kinds(YamlNode node) {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        columns(node)
                .forEach((name, fields) -> fields.optional("kind")
                        .ifPresent(each -> kinds.put(
                                name,
                                named(fields, "kind", ColumnKind.values(), ColumnKind::label, ColumnKind.NUMBER))));
        return kinds;
    }

    /**
     * That of each column that a mapping names; what it does not say is as for all columns that hold the same.
     *
     * @param node names of columns, each with {@code kind}, {@code missing}, {@code clip}, {@code logarithm} and {@code scale}
     */
    static Map<String, Treatment> parse(YamlNode node, Encoding all) {
        Map<String, Treatment> treatments = new LinkedHashMap<>();
        columns(node).forEach((name, fields) -> treatments.put(name, treatment(fields, all.treatment(name))));
        return treatments;
    }

    private static Map<String, Fields> columns(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping columns)) {
            throw node.location().error("'columns' must be a mapping of the names of columns, not " + node.kind());
        }
        Map<String, Fields> fields = new LinkedHashMap<>();
        columns.entries()
                .forEach((name, entry) -> fields.put(
                        name,
                        Fields.of(
                                entry.value(),
                                Text.quoted(name),
                                List.of("kind", "missing", "clip", "logarithm", "scale"))));
        return fields;
    }

    private static Treatment treatment(Fields fields, Treatment ofAll) {
        Optional<YamlNode> clip = fields.optional("clip");
        Optional<YamlNode> quantiles = clip.filter(node -> node instanceof YamlNode.Mapping)
                .map(node -> Fields.of(node, "'clip'", List.of("quantiles")).required("quantiles"));
        return new Treatment(
                missing(fields, ofAll.missing()),
                clip.filter(node -> quantiles.isEmpty())
                        .map(node -> two(node, "'clip'", Clip::new))
                        .orElse(Clip.NONE),
                quantiles.map(node -> two(node, "'quantiles'", Quantiles::new)),
                named(fields, "logarithm", Logarithm.values(), Logarithm::label, Logarithm.NONE),
                scaling(fields, ofAll.scaling()));
    }

    private static <T> T two(YamlNode node, String what, BiFunction<Double, Double, T> maker) {
        List<YamlNode> numbers = Numbers.list(node, what);
        if (numbers.size() != 2) {
            throw node.location().error(what + " must be two numbers, [low, high], not " + numbers.size());
        }
        try {
            return maker.apply(Numbers.real(numbers.get(0), "a number"), Numbers.real(numbers.get(1), "a number"));
        } catch (DataException e) {
            throw node.location().error(e.getMessage());
        }
    }

    private static <T> T named(Fields fields, String key, T[] all, Function<T, String> label, T fallback) {
        Map<String, Function<Choice, T>> choices = new LinkedHashMap<>();
        for (T each : all) {
            choices.put(label.apply(each), choice -> choice.alone(each));
        }
        return fields.optional(key)
                .map(node -> Choice.parse(node, key, choices))
                .orElse(fallback);
    }
}

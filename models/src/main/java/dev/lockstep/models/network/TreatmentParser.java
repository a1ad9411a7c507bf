package dev.lockstep.models.network;

import dev.lockstep.data.Clip;
import dev.lockstep.data.ColumnKind;
import dev.lockstep.data.DataException;
import dev.lockstep.data.Logarithm;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Quantiles;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.TargetTreatment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads what columns go through before a network takes them; a mistake is noted, and the word then taken as not said. */
final class TreatmentParser {
    private static final List<String> COLUMN_KEYS = List.of("kind", "missing", "clip", "logarithm", "scale");

    private TreatmentParser() {}

    static Optional<Missing> missing(Fields fields) {
        return named(fields, "missing", Missing.values(), Missing::label);
    }

    static Optional<Scaling> scaling(Fields fields) {
        return named(fields, "scale", Scaling.values(), Scaling::label);
    }

    private static Optional<Logarithm> logarithm(Fields fields) {
        return named(fields, "logarithm", Logarithm.values(), Logarithm::label);
    }

    /** What targets go through: the name of a scale or a logarithm alone, or {@code logarithm} and {@code scale}. */
    static TargetTreatment ofTargets(Fields data) {
        return data.read("scale-targets", TreatmentParser::ofTargets, TargetTreatment.NONE);
    }

    private static TargetTreatment ofTargets(YamlNode node) {
        if (node instanceof YamlNode.Mapping) {
            Fields fields = Fields.of(node, "'scale-targets'", List.of("logarithm", "scale"));
            return new TargetTreatment(
                    logarithm(fields).orElse(Logarithm.NONE), scaling(fields).orElse(Scaling.NONE));
        }
        Map<String, Function<Choice, TargetTreatment>> words = new LinkedHashMap<>();
        for (Scaling scaling : Scaling.values()) {
            words.put(scaling.label(), choice -> choice.alone(new TargetTreatment(Logarithm.NONE, scaling)));
        }
        for (Logarithm logarithm : List.of(Logarithm.LOG, Logarithm.LOG1P)) {
            words.put(logarithm.label(), choice -> choice.alone(new TargetTreatment(logarithm, Scaling.NONE)));
        }
        return Choice.parse(node, "scale-targets", words);
    }

    /**
     * What is said of single columns.
     *
     * @param node names of columns, each with {@code kind}, {@code missing}, {@code clip}, {@code logarithm} and {@code scale}
     */
    static List<ColumnWords> columns(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping columns)) {
            throw node.location().error("'columns' must be a mapping of the names of columns, not " + node.kind());
        }
        List<ColumnWords> words = new ArrayList<>();
        columns.entries()
                .forEach((name, entry) -> node.location()
                        .attempt(() -> column(name, entry.keyLocation(), entry.value()))
                        .ifPresent(words::add));
        return words;
    }

    private static ColumnWords column(String name, Location location, YamlNode node) {
        Fields fields = Fields.of(node, Text.quoted(name), COLUMN_KEYS);
        Optional<YamlNode> clip = fields.optional("clip");
        boolean found = clip.map(each -> each instanceof YamlNode.Mapping).orElse(false);
        return new ColumnWords(
                name,
                location,
                named(fields, "kind", ColumnKind.values(), ColumnKind::label),
                missing(fields),
                found ? Optional.empty() : two(fields, "clip", Clip::new),
                clip.filter(each -> found)
                        .flatMap(each -> each.location().attempt(() -> {
                            Fields quantiles = Fields.of(each, "'clip'", List.of("quantiles"));
                            quantiles.required("quantiles");
                            return quantiles;
                        }))
                        .flatMap(each -> two(each, "quantiles", Quantiles::new)),
                logarithm(fields),
                scaling(fields));
    }

    private static <T> Optional<T> two(Fields fields, String key, BiFunction<Double, Double, T> maker) {
        return fields.read(key, node -> Optional.of(two(node, "'" + key + "'", maker)), Optional.empty());
    }

    private static <T> T two(YamlNode node, String what, BiFunction<Double, Double, T> maker) {
        int count = Numbers.list(node, what).size();
        if (count != 2) {
            node.location().note(what + " must be two numbers, [low, high], not " + count);
        }
        List<Double> numbers = Numbers.each(node, what, each -> Numbers.real(each, "a number of " + what));
        if (count != 2) {
            throw node.location().mistakes().noted();
        }
        try {
            return maker.apply(numbers.get(0), numbers.get(1));
        } catch (DataException e) {
            throw node.location().noted(e);
        }
    }

    static <T> Optional<T> named(Fields fields, String key, T[] all, Function<T, String> label) {
        return fields.read(key, node -> Optional.of(Choice.parse(node, key, choices(all, label))), Optional.<T>empty());
    }

    private static <T> Map<String, Function<Choice, T>> choices(T[] all, Function<T, String> label) {
        Map<String, Function<Choice, T>> choices = new LinkedHashMap<>();
        for (T each : all) {
            choices.put(label.apply(each), choice -> choice.alone(each));
        }
        return choices;
    }
}

package dev.lockstep.models.network;

import dev.lockstep.data.Clip;
import dev.lockstep.data.DataException;
import dev.lockstep.data.Logarithm;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.Treatment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /**
     * That of each column that a mapping names; what it does not say is as for all.
     *
     * @param node names of columns, each with {@code missing}, {@code clip}, {@code logarithm} and {@code scale}
     */
    static Map<String, Treatment> parse(YamlNode node, Missing missingOfAll, Scaling scalingOfAll) {
        if (!(node instanceof YamlNode.Mapping columns)) {
            throw node.location().error("'columns' must be a mapping of the names of columns, not " + node.kind());
        }
        Map<String, Treatment> treatments = new LinkedHashMap<>();
        columns.entries().forEach((name, entry) -> {
            Fields fields =
                    Fields.of(entry.value(), Text.quoted(name), List.of("missing", "clip", "logarithm", "scale"));
            treatments.put(
                    name,
                    new Treatment(
                            missing(fields, missingOfAll),
                            fields.optional("clip").map(TreatmentParser::clip).orElse(Clip.NONE),
                            named(fields, "logarithm", Logarithm.values(), Logarithm::label, Logarithm.NONE),
                            scaling(fields, scalingOfAll)));
        });
        return treatments;
    }

    private static Clip clip(YamlNode node) {
        List<YamlNode> limits = Numbers.list(node, "'clip'");
        if (limits.size() != 2) {
            throw node.location().error("'clip' must be two limits, [low, high], not " + limits.size());
        }
        try {
            return new Clip(Numbers.real(limits.get(0), "a limit"), Numbers.real(limits.get(1), "a limit"));
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

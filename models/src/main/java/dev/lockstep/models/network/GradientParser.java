package dev.lockstep.models.network;

import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.ClipByValue;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Penalty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what changes gradients before an update: the {@code penalty} and {@code clip} of a network file's training. */
final class GradientParser {
    private static final Map<String, Function<Choice, Clipping>> CLIPPINGS = clippings();

    private GradientParser() {}

    static Clipping clipping(YamlNode node) {
        return Choice.parse(node, "clip", CLIPPINGS);
    }

    static Penalty penalty(YamlNode node) {
        Settings settings = new Settings(Fields.of(node, "'penalty'", List.of("l1", "l2", "biases", "reported")));
        return new Penalty(
                settings.notNegative("l1", 0),
                settings.notNegative("l2", 0),
                settings.flag("biases"),
                settings.flag("reported"));
    }

    private static Map<String, Function<Choice, Clipping>> clippings() {
        Map<String, Function<Choice, Clipping>> clippings = new LinkedHashMap<>();
        clippings.put("value", choice -> new ClipByValue(Numbers.positive(choice.required(), "'value'")));
        clippings.put("norm", choice -> new ClipByNorm(Numbers.positive(choice.required(), "'norm'")));
        return clippings;
    }
}

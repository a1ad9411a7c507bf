package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.OwnSeed;
import dev.lockstep.nn.initializer.Transposed;
import dev.lockstep.nn.initializer.Uniform;
import dev.lockstep.nn.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the settings of start values that are drawn: those of each source, and the layout and seed that all may have. */
final class DrawnSettings {
    private static final String LAYOUT = "layout";
    private static final String SEED = "seed";

    private DrawnSettings() {}

    /** What the maker makes of a source's own keys, drawn in the layout and with the seed that stand beside them. */
    static Initializer parse(Choice choice, List<String> keys, Function<Fields, Initializer> maker) {
        List<String> accepted = new ArrayList<>(keys);
        accepted.add(LAYOUT);
        accepted.add(SEED);
        Fields fields = choice.fields(accepted);
        Initializer values = laidOut(fields, maker.apply(fields));
        return fields.read(
                SEED, node -> new OwnSeed(values, Numbers.whole(node, "'seed'", 0, RandomStream.MAXIMUM_SEED)), values);
    }

    static Normal normal(Fields fields) {
        return new Normal(real(fields, "mean").orElse(0.0), positive(fields, "scale"));
    }

    static Uniform uniform(Fields fields) {
        Mistakes mistakes = fields.location().mistakes();
        int before = mistakes.count();
        double low = real(fields, "low").orElse(0.0);
        double high = real(fields, "high").orElse(1.0);
        if (mistakes.count() == before && (!(low < high) || Double.isInfinite(high - low))) {
            fields.location().note("'low' must be below 'high', not " + low + " and " + high);
        }
        return mistakes.count() == before ? new Uniform(low, high) : new Uniform();
    }

    /** A number above 0, 1 where it is not given. */
    static double positive(Fields fields, String key) {
        return fields.read(key, node -> Numbers.positive(node, "'" + key + "'"), 1.0);
    }

    private static Optional<Double> real(Fields fields, String key) {
        return fields.read(key, node -> Optional.of(Numbers.real(node, "'" + key + "'")), Optional.empty());
    }

    private static Initializer laidOut(Fields fields, Initializer values) {
        Map<String, Function<Choice, Initializer>> layouts = new LinkedHashMap<>();
        layouts.put("inputs-by-units", choice -> choice.alone(values));
        layouts.put("units-by-inputs", choice -> choice.alone(new Transposed(values)));
        return fields.read(LAYOUT, node -> Choice.parse(node, LAYOUT, layouts), values);
    }
}

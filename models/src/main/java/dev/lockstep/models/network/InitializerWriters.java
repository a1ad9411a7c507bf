package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.Constant;
import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.LiteralUnlessSeeded;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Orthogonal;
import dev.lockstep.nn.initializer.OwnSeed;
import dev.lockstep.nn.initializer.Transposed;
import dev.lockstep.nn.initializer.TruncatedNormal;
import dev.lockstep.nn.initializer.Uniform;
import dev.lockstep.nn.initializer.VarianceScaling;
import dev.lockstep.nn.initializer.Zeros;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes what {@link ParameterParser} reads. */
final class InitializerWriters {
    private static final Writers<Initializer> WEIGHTS = writers(InitializerWriters::rows);
    private static final Writers<Initializer> BIAS =
            writers(table -> rows(table).get(0));

    private InitializerWriters() {}

    static Object weights(Initializer weights) {
        return WEIGHTS.write(weights);
    }

    static Object bias(Initializer bias) {
        return BIAS.write(bias);
    }

    /** A list of rows. */
    static List<List<Double>> rows(NumberTable table) {
        List<List<Double>> rows = new ArrayList<>();
        for (int i = 0; i < table.rows(); i++) {
            List<Double> row = new ArrayList<>();
            for (int j = 0; j < table.columns(); j++) {
                row.add(table.get(i, j));
            }
            rows.add(row);
        }
        return rows;
    }

    static FlowMapping normal(Normal normal) {
        return FlowMapping.of(
                "normal", new FlowMapping().unless(0, "mean", normal.mean()).with("scale", normal.scale()));
    }

    private static Writers<Initializer> writers(Function<NumberTable, Object> literal) {
        Writers<Initializer> writers = new Writers<Initializer>("source of start values")
                .label(Zeros.class, "zeros")
                .kind(Constant.class, each -> FlowMapping.of("constant", each.value()))
                .kind(Normal.class, InitializerWriters::normal)
                .kind(
                        Uniform.class,
                        "uniform",
                        each -> FlowMapping.of("low", each.low()).with("high", each.high()))
                .kind(TruncatedNormal.class, "truncated-normal", each -> FlowMapping.of("scale", each.scale()))
                .kind(VarianceScaling.class, each -> FlowMapping.of(each.rule().label(), new FlowMapping()))
                .kind(Orthogonal.class, "orthogonal", each -> FlowMapping.of("gain", each.gain()))
                .kind(Literal.class, each -> literal.apply(each.values()))
                .kind(
                        LiteralUnlessSeeded.class,
                        each -> FlowMapping.of(
                                        "values", literal.apply(each.literal().values()))
                                .with("with-seed", normal(each.withSeed())));
        writers.kind(Transposed.class, each -> setting(writers.write(each.values()), "layout", "units-by-inputs"));
        return writers.kind(OwnSeed.class, each -> setting(writers.write(each.values()), "seed", each.seed()));
    }

    /** What is drawn, with a setting more. */
    private static Object setting(Object drawn, String key, Object value) {
        if (drawn instanceof FlowMapping choice
                && choice.entries().size() == 1
                && choice.entries().values().iterator().next() instanceof FlowMapping settings) {
            settings.with(key, value);
            return choice;
        }
        throw new NetworkFileException("'" + key + "' is for start values that are drawn");
    }
}

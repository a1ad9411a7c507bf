package dev.lockstep.models.network;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.data.Clip;
import dev.lockstep.data.Logarithm;
import dev.lockstep.data.TargetTreatment;
import dev.lockstep.data.Treatment;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.Schedule;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Parts of a network in the words of network files, on one line: {@code adam: {learning-rate: 0.01, beta1: 0.9}}. A part that has no name in network
 * files, such as one of a user's own, says itself what it is.
 */
public final class NetworkWords {
    private static final int LONGEST = 400;

    private NetworkWords() {}

    public static String of(Layer layer) {
        return words(layer, () -> {
            List<Object> written = LayerWriters.sequence(layer);
            return written.size() == 1 ? written.get(0) : written;
        });
    }

    public static String of(Loss loss) {
        return words(loss, () -> TrainingWriters.loss(loss));
    }

    public static String of(Optimizer optimizer) {
        return words(optimizer, () -> TrainingWriters.optimizer(optimizer));
    }

    public static String of(Schedule schedule) {
        return words(schedule, () -> TrainingWriters.schedule(schedule));
    }

    public static String of(Penalty penalty) {
        return words(penalty, () -> TrainingWriters.penalty(penalty));
    }

    public static String of(Clipping clipping) {
        return words(clipping, () -> TrainingWriters.clipping(clipping));
    }

    /** What a column goes through. */
    public static String of(Treatment treatment) {
        FlowMapping written = FlowMapping.of("missing", treatment.missing().label());
        if (!treatment.clip().equals(Clip.NONE)) {
            written.with(
                    "clip", List.of(treatment.clip().low(), treatment.clip().high()));
        }
        treatment
                .quantiles()
                .ifPresent(each -> written.with("clip", FlowMapping.of("quantiles", List.of(each.low(), each.high()))));
        if (treatment.logarithm() != Logarithm.NONE) {
            written.with("logarithm", treatment.logarithm().label());
        }
        return text(written.with("scale", treatment.scaling().label()), false);
    }

    /** What targets go through. */
    public static String of(TargetTreatment treatment) {
        return text(mapping(treatment), false);
    }

    static FlowMapping mapping(TargetTreatment treatment) {
        return FlowMapping.of("logarithm", treatment.logarithm().label())
                .with("scale", treatment.scaling().label());
    }

    private static String words(Object part, Supplier<Object> written) {
        String words;
        try {
            words = text(written.get(), false);
        } catch (NetworkFileException hasNoName) {
            words = part.toString();
        }
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "...";
    }

    /** A label without settings stands alone. */
    private static String text(Object value, boolean within) {
        if (value instanceof FlowMapping mapping) {
            List<Object> settings = List.copyOf(mapping.entries().values());
            if (settings.size() == 1
                    && settings.get(0) instanceof FlowMapping only
                    && only.entries().isEmpty()) {
                return mapping.entries().keySet().iterator().next();
            }
            String entries = mapping.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + text(entry.getValue(), true))
                    .collect(Collectors.joining(", "));
            return within ? "{" + entries + "}" : entries;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> text(each, true)).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Double number ? number(number) : FlowMapping.text(value);
    }

    private static String number(double value) {
        return Decimals.toString(value).replaceAll("\\.0(?=E|$)", "").replace('E', 'e');
    }
}

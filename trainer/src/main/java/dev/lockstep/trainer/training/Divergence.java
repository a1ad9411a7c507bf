package dev.lockstep.trainer.training;

import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.model.ParameterWords;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why a run came to nothing.
 *
 * @param what such as {@code the loss of epoch 7 is Infinity}
 */
public record Divergence(Kind kind, String what) {
    /** A loss this many times the first, and above this number itself, is no training any more, finite or not. */
    static final double MOST_GROWTH = 1e6;

    /** What a run shows. */
    public enum Kind {
        /** Its last loss is infinite or NaN. */
        LOSS_NOT_FINITE("loss-not-finite"),
        /** Its losses are finite, but a parameter holds infinity or NaN after its last update. */
        PARAMETER_NOT_FINITE("parameter-not-finite"),
        /** All is finite, but the last loss is above a million and above a million times the first. */
        LOSS_GROWN("loss-grown");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in files. */
        public String label() {
            return label;
        }

        /** @throws IllegalArgumentException if none has this label */
        public static Kind of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown kind of divergence '" + label + "'"));
        }
    }

    static Optional<Divergence> of(TrainingResult result) {
        double last = result.lastLoss();
        if (!Double.isFinite(last)) {
            return Optional.of(
                    new Divergence(Kind.LOSS_NOT_FINITE, "the loss of epoch " + result.epochs() + " is " + last));
        }
        for (ParameterValues parameter : result.parameters()) {
            int place = Finiteness.first(parameter.values());
            if (place >= 0) {
                return Optional.of(new Divergence(
                        Kind.PARAMETER_NOT_FINITE,
                        "after epoch " + result.epochs() + " " + words(parameter, result) + " holds "
                                + parameter.values()[place] + Finiteness.at(place, parameter.columns())));
            }
        }
        if (isGrown(result.firstLoss(), last)) {
            return Optional.of(new Divergence(
                    Kind.LOSS_GROWN,
                    "the loss grew from " + result.firstLoss() + " to " + last + " in epoch " + result.epochs()));
        }
        return Optional.empty();
    }

    private static String words(ParameterValues parameter, TrainingResult result) {
        return ParameterWords.of(parameter.name(), result.layerOfParameter().getOrDefault(parameter.name(), ""));
    }

    /** Whether a loss, finite or not, is above a million and above a million times the first of its run. */
    public static boolean isGrown(double first, double loss) {
        return loss > MOST_GROWTH * Math.max(1, Math.abs(first));
    }
}

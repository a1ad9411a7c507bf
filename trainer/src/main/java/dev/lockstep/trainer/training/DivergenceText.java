package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.trainer.network.Network;
import java.util.Optional;

/** Says in one line that a run diverged, where its first infinity or NaN came from, and what to change. */
public final class DivergenceText {
    private static final String SMALLER_RATE = "try a smaller learning rate";

    private DivergenceText() {}

    /** Empty if the run did not. */
    public static Optional<String> of(
            Network network, Backend backend, TrainingResult result, TrainingOptions options) {
        return result.divergence().map(divergence -> {
            String what = result.network() + " diverged: " + divergence.what();
            if (divergence.kind() == Divergence.Kind.LOSS_GROWN) {
                return what + "; " + SMALLER_RATE;
            }
            return DivergenceOrigin.find(backend, network, options, result)
                    .map(origin -> what + "; " + text(origin))
                    .orElse(what + "; " + SMALLER_RATE);
        });
    }

    private static String text(DivergenceOrigin origin) {
        String first = "first " + (origin.overflow() ? "infinite" : "NaN") + ": " + origin.where() + ", epoch "
                + origin.epoch() + ", batch " + origin.batch() + (origin.afterUpdates() ? "" : ", before any update");
        return first
                + switch (origin.cause()) {
                    case DATA -> ", from " + origin.largestGiven() + "; scale the data";
                    case PARAMETERS ->
                        ", from " + origin.largestGiven() + "; "
                                + (origin.afterUpdates() ? SMALLER_RATE : "choose smaller start values");
                    case UNKNOWN -> origin.afterUpdates() ? "; " + SMALLER_RATE : "";
                };
    }
}

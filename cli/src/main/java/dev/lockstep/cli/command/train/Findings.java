package dev.lockstep.cli.command.train;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.result.Count;
import dev.lockstep.trainer.documents.Figure;
import java.util.List;

/** Says on standard error which runs diverged, and which miss figures of their documents. */
final class Findings {
    private Findings() {}

    static void report(List<TrainedNetwork> trained, Console console) {
        for (TrainedNetwork network : trained) {
            network.divergence().ifPresent(console::error);
            if (network.divergence().isEmpty() && !network.reproduced()) {
                console.error(missed(network));
            }
        }
    }

    private static String missed(TrainedNetwork network) {
        int all = network.documented().orElseThrow().all().size();
        int missed = network.documented().orElseThrow().missed().size();
        Figure first = network.shownFigure().orElseThrow();
        return network.result().network() + ": " + missed + " of " + Count.of(all, "figure", "figures")
                + " of its document missed, first the " + first.what() + ": printed " + first.documented() + ", ours "
                + first.ours() + "; 'lockstep verify' shows all";
    }
}

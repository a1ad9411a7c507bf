package dev.lockstep.report.page;

import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.report.text.Figures;
import dev.lockstep.trainer.training.TrainingResult;
import dev.lockstep.trainer.training.Validation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The numbers that a reader looks for first. */
final class Tiles {
    private static final int DIGITS = 4;
    private static final Set<String> IN_PERCENT = Set.of("accuracy");

    private Tiles() {}

    static void add(FinishedRun run, Html html) {
        TrainingResult result = run.result();
        html.open("dl", "tiles");
        run.assessment().ifPresent(assessment -> {
            Optional<Map.Entry<String, Double>> first =
                    assessment.metrics().entrySet().stream().findFirst();
            first.ifPresent(metric -> tile(metric.getKey(), shown(metric), assessment.data(), html));
        });
        result.validation().ifPresent(validation -> validated(validation, html));
        tile("training loss", Figures.of(result.lastLoss(), DIGITS), "in the last epoch", html);
        String asked = result.epochs() == run.context().epochs()
                ? "as asked for"
                : "of " + run.context().epochs() + (stoppedEarly(result) ? ", stopped early" : "");
        tile("epochs", Integer.toString(result.epochs()), asked, html);
        tile("parameters", Long.toString(run.parameterCount()), result.dtype().label(), html);
        tile(
                "time",
                Figures.seconds(result.nanoseconds() * 1e-9),
                Figures.of(result.stepsPerSecond(), DIGITS) + " steps a second",
                html);
        html.close("dl");
    }

    private static void validated(Validation validation, Html html) {
        if (validation.bestEpoch().isPresent()) {
            tile(
                    "validation loss",
                    Figures.of(validation.bestLoss(), DIGITS),
                    "the lowest, after epoch " + validation.bestEpoch().getAsInt(),
                    html);
        } else {
            tile("validation loss", Figures.of(validation.lastLoss(), DIGITS), "after the last epoch", html);
        }
    }

    private static boolean stoppedEarly(TrainingResult result) {
        return result.validation().map(Validation::stoppedEarly).orElse(false);
    }

    private static String shown(Map.Entry<String, Double> metric) {
        return IN_PERCENT.contains(metric.getKey())
                ? Figures.of(100 * metric.getValue(), DIGITS) + " %"
                : Figures.of(metric.getValue(), DIGITS);
    }

    private static void tile(String name, String value, String remark, Html html) {
        html.raw("<div>").element("dt", "", name).element("dd", "value", value).element("dd", "remark", remark);
        html.raw("</div>\n");
    }
}

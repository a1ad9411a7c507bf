package dev.lockstep.trainer.documents;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Scope;
import dev.lockstep.models.network.Precision;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Gradients;
import dev.lockstep.trainer.step.Update;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The first nine rows that the document of {@code two-point} prints: the loss to four decimals and the gradients to two.
 *
 * <p>The document rounds as NumPy does, {@code rint(x * 10^decimals) / 10^decimals}, and so does this.
 */
final class TwoPointFigures {
    private static final List<String> GRADIENTS = List.of("w1", "w2", "b1", "b2");

    /** Loss, then dW1 by rows, dW2, db1, db2; the last row breaks off in the document. */
    private static final String[] ROWS = {
        "1.0537 -2.86 -2.69 -2.01 -1.89 -1.72 -3.43 -0.72 -0.86 -1.43",
        "0.2012 -1.78 -1.63 -0.68 -0.62 -1.22 -1.77 -0.34 -0.45 -0.58",
        "0.0386 -0.8 -0.73 0.47 0.42 -0.18 -0.23 -0.05 -0.06 -0.07",
        "0.0365 -0.68 -0.62 0.61 0.56 -0.04 -0.04 -0.01 -0.01 -0.02",
        "0.0365 -0.7 -0.63 0.6 0.55 -0.05 -0.05 -0.01 -0.02 -0.02",
        "0.0365 -0.7 -0.63 0.6 0.55 -0.05 -0.05 -0.01 -0.02 -0.02",
        "0.0366 -0.7 -0.64 0.61 0.55 -0.06 -0.05 -0.01 -0.02 -0.02",
        "0.0366 -0.7 -0.64 0.61 0.55 -0.06 -0.04 -0.01 -0.02 -0.02",
        "0.0366 -0.7"
    };

    private TwoPointFigures() {}

    /** The losses, beside those of a run. */
    static List<Figure> losses(TrainingResult result) {
        List<Figure> figures = new ArrayList<>();
        for (int epoch = 1; epoch <= ROWS.length; epoch++) {
            double ours = epoch <= result.epochs() ? result.losses()[epoch - 1] : Double.NaN;
            figures.add(figure("loss of epoch " + epoch, printed(epoch)[0], ours, 4));
        }
        return figures;
    }

    /** The gradients, beside those of the same epochs on this backend. */
    static List<Figure> gradients(Backend backend) {
        TwoPointNetwork network = new TwoPointNetwork();
        Start start = network.start(OptionalLong.empty());
        List<Figure> figures = new ArrayList<>();
        try (Scope run = backend.scope()) {
            Batch samples = start.samples(backend, network.dtype());
            Trainable trained = start.model(backend, network.dtype());
            Update update = new Update(
                    network.optimizer(),
                    trained.model().parameters(),
                    network.optimizer().learningRate());
            for (int epoch = 1; epoch <= ROWS.length; epoch++) {
                try (Scope scope = backend.scope()) {
                    Gradients gradients = trained.gradients().of(samples);
                    compare(epoch, gradients, figures);
                    update.apply(gradients);
                }
            }
        }
        return figures;
    }

    private static void compare(int epoch, Gradients gradients, List<Figure> figures) {
        String[] printed = printed(epoch);
        int next = 1;
        for (String parameter : GRADIENTS) {
            double[] gradient = gradients.byParameter().get(parameter).toArray();
            for (int i = 0; i < gradient.length && next < printed.length; i++, next++) {
                String what = "gradient " + (i + 1) + " of " + parameter + " in epoch " + epoch;
                figures.add(figure(what, printed[next], gradient[i], 2));
            }
        }
    }

    private static String[] printed(int epoch) {
        return ROWS[epoch - 1].split(" ");
    }

    private static Figure figure(String what, String printed, double ours, int decimals) {
        double power = decimals == 4 ? 1e4 : 1e2;
        double rounded = Math.rint(ours * power) / power;
        return Figure.of("two-point", what, printed, rounded, new Precision(Precision.Unit.DECIMALS, decimals));
    }
}

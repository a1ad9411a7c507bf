package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.Uniform;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.HalfSquaredError;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.loss.SquaredError;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the {@code loss} of a network file and holds it against the last layer and the targets; here is the table of losses. */
final class LossParser {
    static final Map<String, Kind> LOSSES = losses();

    private final Activation last;
    private final ValueSource targets;

    LossParser(Activation last, ValueSource targets) {
        this.last = last;
        this.targets = targets;
    }

    /**
     * A kind of loss.
     *
     * @param ofProbabilities whether it is made for the outputs of a sigmoid and for targets from 0 to 1
     */
    record Kind(Function<Reduction, Loss> maker, boolean ofProbabilities) {}

    Objective parse(YamlNode node) {
        Fields fields = Fields.of(node, "'loss'", List.of("report", "follow"));
        Loss report = loss(fields.required("report"));
        return new Objective(report, fields.optional("follow").map(this::loss).orElse(report));
    }

    private Loss loss(YamlNode node) {
        Map<String, Function<Choice, Loss>> reductions = new LinkedHashMap<>();
        for (Reduction reduction : Reduction.values()) {
            reductions.put(
                    reduction.label(), choice -> kind(choice.required()).maker().apply(reduction));
        }
        return Choice.parse(node, "reduction of a loss", reductions);
    }

    private Kind kind(YamlNode node) {
        Map<String, Function<Choice, Kind>> kinds = new LinkedHashMap<>();
        LOSSES.forEach((label, kind) -> kinds.put(label, choice -> choice.alone(kind)));
        Kind kind = Choice.parse(node, "loss function", kinds);
        if (kind.ofProbabilities()) {
            checkProbabilities(node.location());
        }
        return kind;
    }

    private void checkProbabilities(Location location) {
        if (!last.equals(new Sigmoid())) {
            throw location.error("binary-cross-entropy needs the activation sigmoid in the last layer");
        }
        boolean possible =
                targets instanceof ValueSource.Initialized initialized && areProbabilities(initialized.values());
        if (!possible) {
            throw location.error("binary-cross-entropy needs targets that are numbers from 0 to 1");
        }
    }

    private static boolean areProbabilities(Initializer values) {
        return values instanceof Uniform
                || values instanceof Literal literal
                        && Arrays.stream(literal.values().elements()).allMatch(y -> y >= 0 && y <= 1);
    }

    private static Map<String, Kind> losses() {
        Map<String, Kind> losses = new LinkedHashMap<>();
        losses.put("squared-error", new Kind(SquaredError::new, false));
        losses.put("half-squared-error", new Kind(HalfSquaredError::new, false));
        losses.put("binary-cross-entropy", new Kind(BinaryCrossEntropy::new, true));
        return losses;
    }
}

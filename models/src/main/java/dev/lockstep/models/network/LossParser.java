package dev.lockstep.models.network;

import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Softmax;
import dev.lockstep.nn.loss.AbsoluteError;
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.HalfSquaredError;
import dev.lockstep.nn.loss.Hinge;
import dev.lockstep.nn.loss.Huber;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.loss.Poisson;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.loss.SoftmaxCrossEntropy;
import dev.lockstep.nn.loss.SquaredError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the {@code loss} of a network file and holds it against the last layer and the targets; here is the table of losses. */
final class LossParser {
    static final Map<String, Reader> LOSSES = losses();

    /** Those whose meaning does not change with the unit of the targets. */
    private static final List<String> OF_ANY_NUMBERS =
            List.of("squared-error", "half-squared-error", "absolute-error", "huber");

    private final Optional<Activation> last;
    private final Optional<ValueSource> targets;
    /** Whether the targets are scaled. */
    private final boolean scaled;

    private final boolean ofClasses;

    /** What mistakes leave unknown is empty, and the loss is not held against it. */
    LossParser(Optional<Activation> last, Optional<DataDefinition> data) {
        this.last = last;
        this.targets = data.map(DataDefinition::targets);
        this.scaled = data.map(each -> !each.scaling().isNone()).orElse(false);
        this.ofClasses = data.map(DataDefinition::ofClasses).orElse(false);
    }

    /** Reads one kind of loss. */
    interface Reader {
        Loss read(LossParser parser, Choice choice, Reduction reduction);
    }

    Objective parse(YamlNode node) {
        Fields fields = Fields.of(node, "'loss'", List.of("report", "follow"));
        Optional<Loss> report = fields.read("report", this::loss);
        Optional<Loss> follow = fields.read("follow", each -> Optional.of(loss(each)), Optional.empty());
        return new Objective(report.orElseThrow(fields.location().mistakes()::noted), follow.orElseGet(report::get));
    }

    private Loss loss(YamlNode node) {
        Map<String, Function<Choice, Loss>> reductions = new LinkedHashMap<>();
        for (Reduction reduction : Reduction.values()) {
            reductions.put(reduction.label(), choice -> function(choice.required(), reduction));
        }
        return Choice.parse(node, "reduction of a loss", reductions);
    }

    private Loss function(YamlNode node, Reduction reduction) {
        Map<String, Function<Choice, Loss>> functions = new LinkedHashMap<>();
        LOSSES.forEach((label, reader) -> functions.put(label, choice -> {
            checkScale(choice);
            return reader.read(this, choice, reduction);
        }));
        return Choice.parse(node, "loss function", functions);
    }

    private static Reader plain(Function<Reduction, Loss> maker) {
        return (parser, choice, reduction) -> choice.alone(maker.apply(reduction));
    }

    private static Loss huber(LossParser parser, Choice choice, Reduction reduction) {
        return choice.fields(List.of("delta"))
                .optional("delta")
                .map(node -> new Huber(reduction, Numbers.positive(node, "'delta'")))
                .orElseGet(() -> new Huber(reduction));
    }

    private Loss binaryCrossEntropy(Choice choice, Reduction reduction) {
        double smoothing = smoothing(choice.fields(List.of("label-smoothing")));
        checkShares(choice, "sigmoid", new Sigmoid());
        return new BinaryCrossEntropy(reduction, smoothing);
    }

    private Loss softmaxCrossEntropy(Choice choice, Reduction reduction) {
        Fields fields = choice.fields(List.of("label-smoothing", "class-weights"));
        double smoothing = smoothing(fields);
        List<Double> weights =
                fields.read("class-weights", node -> classWeights(node, targets.map(ValueSource::columns)), List.of());
        checkShares(choice, "softmax", new Softmax());
        return new SoftmaxCrossEntropy(reduction, smoothing, weights);
    }

    private static double smoothing(Fields fields) {
        return fields.read("label-smoothing", node -> Numbers.fraction(node, "'label-smoothing'"), 0.0);
    }

    private static List<Double> classWeights(YamlNode node, Optional<Integer> classes) {
        int weights = Numbers.list(node, "'class-weights'").size();
        if (classes.isPresent() && weights != classes.get()) {
            node.location()
                    .note("'class-weights' must have " + Text.count(classes.get(), "number")
                            + ", one for each column of the targets, not " + weights);
        }
        return Numbers.each(node, "'class-weights'", item -> Numbers.positive(item, "each of 'class-weights'"));
    }

    private Loss hinge(Choice choice, Reduction reduction) {
        if (ofClasses) {
            choice.location()
                    .note(
                            "hinge is for targets of -1 and 1, and those of classes are 0 and 1: take a column of -1 and 1 with"
                                    + " 'kind: number', or another loss");
        }
        return plain(Hinge::new).read(this, choice, reduction);
    }

    private void checkScale(Choice choice) {
        if (scaled && !OF_ANY_NUMBERS.contains(choice.label())) {
            choice.location()
                    .note(choice.label() + " is for targets as they are: leave out 'scale-targets', or take one of "
                            + String.join(", ", OF_ANY_NUMBERS));
        }
    }

    private void checkShares(Choice choice, String label, Activation needed) {
        if (last.isPresent() && !last.get().equals(needed)) {
            choice.location().note(choice.label() + " needs the activation " + label + " in the last layer");
        }
        if (targets.isPresent() && !targets.get().areShares()) {
            choice.location().note(choice.label() + " needs targets that are numbers from 0 to 1");
        }
    }

    private static Map<String, Reader> losses() {
        Map<String, Reader> losses = new LinkedHashMap<>();
        losses.put("squared-error", plain(SquaredError::new));
        losses.put("half-squared-error", plain(HalfSquaredError::new));
        losses.put("absolute-error", plain(AbsoluteError::new));
        losses.put("huber", LossParser::huber);
        losses.put("poisson", plain(Poisson::new));
        losses.put("hinge", LossParser::hinge);
        losses.put("binary-cross-entropy", LossParser::binaryCrossEntropy);
        losses.put("softmax-cross-entropy", LossParser::softmaxCrossEntropy);
        return losses;
    }
}

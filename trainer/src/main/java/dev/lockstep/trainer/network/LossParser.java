package dev.lockstep.trainer.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the {@code loss} of a network file and holds it against the last layer and the targets. */
final class LossParser {
    private final LayerDefinition lastLayer;
    private final ValueSource targets;

    LossParser(LayerDefinition lastLayer, ValueSource targets) {
        this.lastLayer = lastLayer;
        this.targets = targets;
    }

    LossDefinition parse(YamlNode node) {
        Fields fields = Fields.of(node, "'loss'", List.of("report", "follow"));
        LossDefinition.Term report = term(fields.required("report"));
        return new LossDefinition(
                report, fields.optional("follow").map(this::term).orElse(report));
    }

    private LossDefinition.Term term(YamlNode node) {
        Map<String, Function<Choice, LossDefinition.Term>> reductions = new LinkedHashMap<>();
        for (Reduction reduction : Reduction.values()) {
            reductions.put(
                    reduction.label(), choice -> new LossDefinition.Term(reduction, function(choice.required())));
        }
        return Choice.parse(node, "reduction of a loss", reductions);
    }

    private LossFunction function(YamlNode node) {
        Map<String, Function<Choice, LossFunction>> functions = new LinkedHashMap<>();
        for (LossFunction function : LossFunction.values()) {
            functions.put(function.label(), choice -> choice.alone(function));
        }
        LossFunction function = Choice.parse(node, "loss function", functions);
        if (function == LossFunction.BINARY_CROSS_ENTROPY) {
            checkProbabilities(node.location());
        }
        return function;
    }

    private void checkProbabilities(Location location) {
        if (!(lastLayer instanceof LayerDefinition.Dense dense && dense.activation() instanceof Activation.Sigmoid)) {
            throw location.error("binary-cross-entropy needs the activation sigmoid in the last layer");
        }
        boolean possible = targets instanceof ValueSource.Uniform
                || targets instanceof ValueSource.Literal literal
                        && Arrays.stream(literal.values().elements()).allMatch(y -> y >= 0 && y <= 1);
        if (!possible) {
            throw location.error("binary-cross-entropy needs targets that are numbers from 0 to 1");
        }
    }
}

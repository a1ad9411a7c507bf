package dev.lockstep.models.network;

import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.nn.plan.EarlyStopping;
import java.util.List;
import java.util.Optional;

/** Reads the {@code training} of a network file. */
final class TrainingParser {
    private final DrawingRules rules;

    TrainingParser(DrawingRules rules) {
        this.rules = rules;
    }

    TrainingDefinition parse(YamlNode node, DataDefinition data) {
        Fields fields = Fields.of(
                node,
                "'training'",
                List.of("epochs", "batch", "shuffle", "drop-last", "early-stopping", "schedule", "penalty", "clip"));
        int epochs = Numbers.count(fields.required("epochs"), "'epochs'");
        int size = fields.optional("batch").map(TrainingParser::batch).orElse(Integer.MAX_VALUE);
        boolean dropLast = Truth.of(fields, "drop-last");
        if (dropLast && size > data.samples()) {
            throw fields.keyLocation("drop-last")
                    .error("there are " + Text.count(data.samples(), "sample")
                            + ", which fill no batch: with 'drop-last' nothing would be trained on");
        }
        Batching batching = new Batching(size, shuffle(fields), dropLast);
        Optional<EarlyStopping> stopping = fields.optional("early-stopping").map(TrainingParser::stopping);
        if (stopping.isPresent() && data.validation().isEmpty()) {
            throw fields.keyLocation("early-stopping")
                    .error("'early-stopping' watches the loss of the validation data, and 'data' has no 'validation'");
        }
        return new TrainingDefinition(
                epochs,
                batching,
                stopping,
                fields.optional("schedule").map(ScheduleParser::parse).orElse(Schedule.CONSTANT),
                fields.optional("penalty").map(GradientParser::penalty).orElse(Penalty.NONE),
                fields.optional("clip").map(GradientParser::clipping).orElse(Clipping.NONE));
    }

    private boolean shuffle(Fields fields) {
        boolean shuffle = Truth.of(fields, "shuffle");
        if (shuffle) {
            rules.drawsAlways(fields.keyLocation("shuffle"), "the orders of shuffled samples");
        }
        return shuffle;
    }

    private static int batch(YamlNode node) {
        boolean all = node instanceof YamlNode.Scalar scalar && scalar.text().equals("all");
        return all ? Integer.MAX_VALUE : Numbers.count(node, "'batch', if not 'all',");
    }

    private static EarlyStopping stopping(YamlNode node) {
        Fields fields = Fields.of(node, "'early-stopping'", List.of("patience", "improvement"));
        int patience = Numbers.count(fields.required("patience"), "'patience'");
        double improvement = fields.optional("improvement")
                .map(each -> Numbers.positive(each, "'improvement'"))
                .orElse(0.0);
        return new EarlyStopping(patience, improvement);
    }
}

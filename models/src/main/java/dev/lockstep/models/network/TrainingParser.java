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

    /** @param data empty where mistakes leave it unknown, and then nothing is held against it */
    TrainingDefinition parse(YamlNode node, Optional<DataDefinition> data) {
        Fields fields = Fields.of(
                node,
                "'training'",
                List.of(
                        "epochs",
                        "batch",
                        "micro-batch",
                        "shuffle",
                        "drop-last",
                        "early-stopping",
                        "schedule",
                        "penalty",
                        "clip"));
        Optional<Integer> epochs = fields.read("epochs", each -> Numbers.count(each, "'epochs'"));
        int size = fields.read("batch", TrainingParser::batch, Integer.MAX_VALUE);
        int microBatch = fields.read("micro-batch", each -> Numbers.count(each, "'micro-batch'"), Integer.MAX_VALUE);
        boolean dropLast = Truth.of(fields, "drop-last");
        Optional<Integer> samples = data.map(DataDefinition::samples);
        if (dropLast && samples.isPresent() && size > samples.get()) {
            fields.keyLocation("drop-last")
                    .note("there are " + Text.count(samples.get(), "sample")
                            + ", which fill no batch: with 'drop-last' nothing would be trained on");
        }
        Batching batching = new Batching(size, shuffle(fields), dropLast, microBatch);
        Optional<EarlyStopping> stopping =
                fields.read("early-stopping", each -> Optional.of(stopping(each)), Optional.empty());
        boolean unwatched = data.map(each -> each.validation().isEmpty()).orElse(false);
        if (stopping.isPresent() && unwatched) {
            fields.keyLocation("early-stopping")
                    .note("'early-stopping' watches the loss of the validation data, and 'data' has no 'validation'");
        }
        Schedule schedule = fields.read("schedule", ScheduleParser::parse, Schedule.CONSTANT);
        Penalty penalty = fields.read("penalty", GradientParser::penalty, Penalty.NONE);
        Clipping clipping = fields.read("clip", GradientParser::clipping, Clipping.NONE);
        return new TrainingDefinition(
                epochs.orElseThrow(fields.location().mistakes()::noted),
                batching,
                stopping,
                schedule,
                penalty,
                clipping);
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
        Optional<Integer> patience = fields.read("patience", each -> Numbers.count(each, "'patience'"));
        double improvement = fields.read("improvement", each -> Numbers.positive(each, "'improvement'"), 0.0);
        return new EarlyStopping(patience.orElseThrow(fields.location().mistakes()::noted), improvement);
    }
}

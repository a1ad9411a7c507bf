package dev.lockstep.cli.command.train;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.result.JsonError;
import dev.lockstep.cli.result.JsonResults;
import dev.lockstep.trainer.documents.Figure;
import dev.lockstep.trainer.training.Divergence;
import dev.lockstep.trainer.training.TrainingResult;
import dev.lockstep.trainer.training.Validation;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints trained networks as JSON, and on standard error what is wrong with them. */
record JsonReport(Console console) implements TrainingSession.Report {
    @Override
    public void write(List<TrainedNetwork> trained, List<String> unwritten, int code) {
        JsonResults.write(console, json -> {
            json.writeArrayFieldStart("networks");
            for (TrainedNetwork network : trained) {
                write(network, json);
            }
            json.writeEndArray();
            if (!unwritten.isEmpty()) {
                JsonError.write(code, String.join("; ", unwritten), json);
            }
        });
        Findings.report(trained, console);
    }

    private static void write(TrainedNetwork network, JsonGenerator json) throws IOException {
        TrainingResult result = network.result();
        json.writeStartObject();
        json.writeStringField("network", result.network());
        json.writeStringField("backend", result.backend());
        json.writeStringField("dtype", result.dtype().label());
        json.writeNumberField("epochs", result.epochs());
        loss("first", result.firstLoss(), json);
        loss("last", result.lastLoss(), json);
        if (network.documented().isPresent()) {
            Figure figure = network.shownFigure().orElseThrow();
            json.writeObjectFieldStart("documented");
            json.writeNumberField("figures", network.documented().get().all().size());
            json.writeNumberField("missed", network.documented().get().missed().size());
            json.writeStringField("what", figure.what());
            json.writeStringField("printed", figure.documented());
            json.writeStringField("ours", figure.ours());
            json.writeBooleanField("reproduced", figure.reproduced());
            json.writeEndObject();
        }
        if (result.validation().isPresent()) {
            Validation validation = result.validation().get();
            json.writeObjectFieldStart("validation");
            loss("last", validation.lastLoss(), json);
            if (validation.bestEpoch().isPresent()) {
                json.writeNumberField("bestEpoch", validation.bestEpoch().getAsInt());
                loss("best", validation.bestLoss(), json);
            }
            json.writeBooleanField("stoppedEarly", validation.stoppedEarly());
            for (Map.Entry<String, Double> metric : network.metrics().entrySet()) {
                json.writeNumberField(metric.getKey(), metric.getValue());
            }
            json.writeEndObject();
        }
        Optional<Divergence> divergence = result.divergence();
        json.writeBooleanField("diverged", divergence.isPresent());
        if (divergence.isPresent()) {
            json.writeStringField("divergence", divergence.get().kind().label());
            json.writeStringField("divergenceMessage", network.divergence().orElseThrow());
        }
        json.writeNumberField("steps", result.steps());
        if (result.stepsTaken() < result.steps()) {
            json.writeNumberField("stepsTaken", result.stepsTaken());
        }
        json.writeNumberField("seconds", result.nanoseconds() * 1e-9);
        json.writeNumberField("stepsPerSecond", result.stepsPerSecond());
        json.writeEndObject();
    }

    private static void loss(String which, double loss, JsonGenerator json) throws IOException {
        json.writeNumberField(which + "Loss", loss);
        json.writeStringField(which + "LossBits", HexFormat.of().toHexDigits(Double.doubleToLongBits(loss)));
    }
}

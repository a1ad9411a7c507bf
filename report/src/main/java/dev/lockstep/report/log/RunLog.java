package dev.lockstep.report.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.lockstep.models.json.ShortestNumbers;
import dev.lockstep.report.run.EpochRecord;
import dev.lockstep.report.run.EpochSink;
import dev.lockstep.report.run.RunContext;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingResult;
import dev.lockstep.trainer.training.Validation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes a run as lines of JSON, in ASCII. The first, of the kind {@code run}, says what is trained; then comes one of the kind {@code epoch} for
 * each epoch; the last, of the kind {@code result}, says what came out, with the SHA-256 of the run's bits. Epochs are flushed when they are known, the
 * first line with the first of them: a log of an earlier run is not to go before there is more to take its place.
 *
 * <p>Throws {@link UncheckedIOException} where the stream can not be written.
 */
public final class RunLog implements EpochSink {
    static final String KIND = "kind";
    static final String RUN = "run";
    static final String EPOCH = "epoch";
    static final String RESULT = "result";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final OutputStream stream;

    /** Writes the first line. */
    public RunLog(RunContext context, OutputStream stream) {
        this.stream = stream;
        line(RUN, json -> {
            json.writeStringField("lockstep", context.environment().lockstep());
            json.writeStringField("network", context.network().name());
            json.writeStringField("title", context.network().title());
            json.writeStringField("backend", context.environment().backend());
            json.writeStringField("dtype", context.dtype().label());
            json.writeNumberField("epochs", context.epochs());
            json.writeNumberField("learningRate", context.learningRate());
            if (context.seed().isPresent()) {
                json.writeNumberField("seed", context.seed().getAsLong());
            }
            if (context.networkSha256().isPresent()) {
                json.writeStringField("networkSha256", context.networkSha256().get());
            }
            if (context.dataSha256().isPresent()) {
                json.writeStringField("dataSha256", context.dataSha256().get());
            }
            json.writeObjectFieldStart("environment");
            for (Map.Entry<String, String> fact : context.environment().facts().entrySet()) {
                json.writeStringField(fact.getKey(), fact.getValue());
            }
            json.writeEndObject();
            json.writeStringField("began", context.environment().began().toString());
        });
    }

    @Override
    public void epochs(List<EpochRecord> epochs) {
        for (EpochRecord epoch : epochs) {
            line(EPOCH, json -> write(epoch, json));
        }
        flush();
    }

    private static void write(EpochRecord epoch, JsonGenerator json) throws IOException {
        json.writeNumberField("epoch", epoch.epoch());
        json.writeNumberField("loss", epoch.loss());
        if (epoch.validationLoss().isPresent()) {
            json.writeNumberField("validationLoss", epoch.validationLoss().getAsDouble());
            json.writeObjectFieldStart("metrics");
            for (Map.Entry<String, Double> metric : epoch.metrics().entrySet()) {
                json.writeNumberField(metric.getKey(), metric.getValue());
            }
            json.writeEndObject();
        }
        if (epoch.learningRate().isPresent()) {
            json.writeNumberField("learningRate", epoch.learningRate().getAsDouble());
        }
        json.writeNumberField("seconds", epoch.seconds());
    }

    @Override
    public void finished(TrainingResult result) {
        line(RESULT, json -> {
            json.writeNumberField("epochs", result.epochs());
            json.writeNumberField("lastLoss", result.lastLoss());
            if (result.validation().isPresent()) {
                Validation validation = result.validation().get();
                json.writeNumberField("lastValidationLoss", validation.lastLoss());
                if (validation.bestEpoch().isPresent()) {
                    json.writeNumberField("bestEpoch", validation.bestEpoch().getAsInt());
                    json.writeNumberField("bestValidationLoss", validation.bestLoss());
                }
                json.writeBooleanField("stoppedEarly", validation.stoppedEarly());
            }
            json.writeBooleanField("diverged", result.diverged());
            json.writeNumberField("steps", result.steps());
            if (result.stepsTaken() < result.steps()) {
                json.writeNumberField("stepsTaken", result.stepsTaken());
            }
            json.writeNumberField("seconds", Math.round(result.nanoseconds() / 1e3) / 1e6);
            json.writeStringField("sha256", ResultDigest.of(result));
        });
        close();
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private void line(String kind, Fields fields) {
        try (JsonGenerator json = new ShortestNumbers(FACTORY.createGenerator(stream))) {
            json.writeStartObject();
            json.writeStringField(KIND, kind);
            fields.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void close() {
        try {
            stream.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void flush() {
        try {
            stream.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

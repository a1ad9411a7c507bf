package dev.lockstep.trainer.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.models.json.JsonFault;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.models.output.IoReason;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;

/** A {@link RunRecord} as JSON; each loss is the 64 bits of its float64 value in hexadecimal. */
public final class RunRecordFile {
    private static final int LONGEST_NAME = 1000;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(NetworkFileReader.MOST_BYTES)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNestingDepth(3)
                    .build())
            .build();

    private RunRecordFile() {}

    /** Writes a record. */
    public static void write(RunRecord run, Writer writer) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(writer)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("network", run.network());
            if (run.text().isPresent()) {
                json.writeStringField("text", run.text().get());
            }
            if (run.data().isPresent()) {
                json.writeStringField("data", run.data().get());
            }
            write(run.options(), json);
            json.writeStringField("backend", run.backend());
            json.writeStringField("where", run.where());
            if (run.divergence().isPresent()) {
                json.writeStringField("diverged", run.divergence().get().label());
            }
            json.writeObjectFieldStart("parameters");
            for (Map.Entry<String, String> parameter : run.parameters().entrySet()) {
                json.writeStringField(parameter.getKey(), parameter.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("losses");
            for (double loss : run.losses()) {
                json.writeString(HexFormat.of().toHexDigits(Double.doubleToLongBits(loss)));
            }
            json.writeEndArray();
            if (!run.states().isEmpty()) {
                json.writeArrayFieldStart("states");
                for (String state : run.states()) {
                    json.writeString(state);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    private static void write(TrainingOptions options, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("options");
        if (options.epochs().isPresent()) {
            json.writeStringField("epochs", Integer.toString(options.epochs().getAsInt()));
        }
        if (options.learningRate().isPresent()) {
            json.writeStringField(
                    "learningRate", Decimals.toString(options.learningRate().getAsDouble()));
        }
        if (options.seed().isPresent()) {
            json.writeStringField("seed", Long.toString(options.seed().getAsLong()));
        }
        if (options.dtype().isPresent()) {
            json.writeStringField("dtype", options.dtype().get().label());
        }
        json.writeEndObject();
    }

    /**
     * Reads a file.
     *
     * @throws LockstepException if it is no such file, in one line
     */
    public static RunRecord read(Path path) {
        try (JsonParser json = FACTORY.createParser(Files.newBufferedReader(path))) {
            return new RunRecordReader(json).read();
        } catch (NoSuchFileException missing) {
            throw new LockstepException(path + ": no such file", missing);
        } catch (JsonProcessingException failure) {
            throw new LockstepException(path + ": no record of a run: " + JsonFault.of(failure), failure);
        } catch (IllegalArgumentException failure) {
            throw new LockstepException(path + ": no record of a run: " + failure.getMessage(), failure);
        } catch (IOException failure) {
            throw new LockstepException(path + ": can not be read: " + IoReason.of(failure), failure);
        }
    }
}

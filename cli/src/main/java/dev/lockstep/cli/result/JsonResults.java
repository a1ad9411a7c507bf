package dev.lockstep.cli.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.lockstep.cli.console.Console;
import dev.lockstep.models.json.ShortestNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes results as one JSON object that begins with Lockstep's version, in ASCII, so that a terminal obeys nothing in it; a number that is
 * not finite is written as a string.
 */
public final class JsonResults {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private JsonResults() {}

    public static void write(Console console, Content content) {
        try (JsonGenerator json = new ShortestNumbers(FACTORY.createGenerator(console.resultStream()))) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("lockstep", VersionProvider.lockstep());
            content.write(json);
            json.writeEndObject();
            json.writeRaw(System.lineSeparator());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The fields of the object. */
    @FunctionalInterface
    public interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}

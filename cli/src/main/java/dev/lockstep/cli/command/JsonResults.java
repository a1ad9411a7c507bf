package dev.lockstep.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.cli.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes results as one JSON object that begins with Lockstep's version; a number that is not finite is written as a string. */
final class JsonResults {
    private static final JsonFactory FACTORY =
            new JsonFactory().configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);

    private JsonResults() {}

    static void write(Console console, Content content) {
        try (JsonGenerator json = FACTORY.createGenerator(console.resultStream())) {
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
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }
}

package dev.lockstep.cli.result;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.cli.console.Console;
import java.io.IOException;

/** Prints as JSON why a command has no results. */
public final class JsonError {
    private JsonError() {}

    public static void write(int exitCode, String message, Console console) {
        JsonResults.write(console, json -> write(exitCode, message, json));
    }

    /** The same beside other results. */
    public static void write(int exitCode, String message, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("error");
        json.writeNumberField("exitCode", exitCode);
        json.writeStringField("message", message);
        json.writeEndObject();
    }
}

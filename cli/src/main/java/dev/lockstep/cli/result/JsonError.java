package dev.lockstep.cli.result;

import dev.lockstep.cli.console.Console;

/** Prints as JSON why a command has no results. */
public final class JsonError {
    private JsonError() {}

    public static void write(int exitCode, String message, Console console) {
        JsonResults.write(console, json -> {
            json.writeObjectFieldStart("error");
            json.writeNumberField("exitCode", exitCode);
            json.writeStringField("message", message);
            json.writeEndObject();
        });
    }
}

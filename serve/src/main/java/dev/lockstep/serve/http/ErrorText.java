package dev.lockstep.serve.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Errors as one line of JSON: {@code {"error":{"status":404,"message":"..."}}}, in ASCII. */
final class ErrorText {
    private static final int LONGEST = 2000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private ErrorText() {}

    static Answer answer(int status, String message) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeNumberField("status", status);
            json.writeStringField(
                    "message", message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...");
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Answer.json(status, text + "\n");
    }
}

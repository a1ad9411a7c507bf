package dev.lockstep.serve.prediction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.api.Backend;
import dev.lockstep.models.file.ModelFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** That a server serves, and what. */
final class HealthText {
    private HealthText() {}

    static String of(ModelFile model, Backend backend) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("status", "ok");
            json.writeStringField("network", model.definition().name());
            json.writeStringField("sha256", model.sha256());
            json.writeStringField("dtype", model.dtype().label());
            json.writeStringField("backend", backend.name());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }
}

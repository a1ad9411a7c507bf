package dev.lockstep.serve.prediction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.lockstep.trainer.model.PredictedRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes predictions as {@code {"predictions": [{"prediction": "a", "outputs": {"a": 0.9, "b": 0.1}}, ...]}}, in ASCII, with the decimals of
 * {@link PredictedRows}; a number that is not finite is a string.
 */
final class PredictionsWriter {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private PredictionsWriter() {}

    static byte[] write(PredictedRows predicted) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeArrayFieldStart("predictions");
            List<String> names = predicted.names();
            for (int row = 0; row < predicted.rows(); row++) {
                write(predicted, row, names, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toByteArray();
    }

    private static void write(PredictedRows predicted, int row, List<String> names, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        if (predicted.areLabels()) {
            json.writeStringField("prediction", predicted.prediction(row));
        } else if (!predicted.areSeveral()) {
            json.writeFieldName("prediction");
            number(predicted.prediction(row), json);
        }
        if (!names.isEmpty()) {
            json.writeObjectFieldStart("outputs");
            for (int column = 0; column < names.size(); column++) {
                json.writeFieldName(names.get(column));
                number(predicted.output(row, column), json);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void number(String decimal, JsonGenerator json) throws IOException {
        char last = decimal.charAt(decimal.length() - 1);
        if (last >= '0' && last <= '9') {
            json.writeNumber(decimal);
        } else {
            json.writeString(decimal);
        }
    }
}

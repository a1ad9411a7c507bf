package dev.lockstep.models.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ShortestNumbersTest {
    @Test
    void writesTheSameDigitsOnEveryJdk() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new ShortestNumbers(new JsonFactory().createGenerator(text))) {
            json.writeStartObject();
            json.writeNumberField("loss", 2.0E-3);
            json.writeNumberField("large", 2e23);
            json.writeNumberField("count", 3);
            json.writeNumberField("none", Double.NaN);
            json.writeNumberField("below", Double.NEGATIVE_INFINITY);
            json.writeEndObject();
        }

        assertThat(text)
                .hasToString("{\"loss\":0.002,\"large\":2.0E23,\"count\":3,\"none\":\"NaN\",\"below\":\"-Infinity\"}");
    }
}

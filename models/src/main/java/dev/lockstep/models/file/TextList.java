package dev.lockstep.models.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Several texts in one, as a JSON array of strings. */
public final class TextList {
    private static final JsonFactory FACTORY = new JsonFactory();

    private TextList() {}

    public static String write(List<String> texts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartArray();
            for (String each : texts) {
                json.writeString(each);
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** @throws IllegalArgumentException if the text is no such array */
    static List<String> read(String text) {
        List<String> texts = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(text)) {
            require(json.nextToken() == JsonToken.START_ARRAY);
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getText());
            }
            require(json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null);
        } catch (IOException wrong) {
            throw new IllegalArgumentException("no list of texts", wrong);
        }
        return texts;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("no list of texts");
        }
    }
}

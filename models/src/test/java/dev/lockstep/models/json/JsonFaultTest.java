package dev.lockstep.models.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTest {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"rows\": [{ | the text ends before its JSON does",
                "{\"rows\": [\"a | the text ends before its JSON does",
                "[NaN] | NaN is no number in JSON",
                "[-INF] | -INF is no number in JSON",
                "Size,Rooms | the text is no JSON from here on",
                "{\"a\": 1 \"b\"} | the text is no JSON from here on",
                "[01] | the text is no JSON from here on",
                "{'a': 1} | the text is no JSON from here on",
                "{\"a\": 1, \"a\": 2} | 'a' is there twice",
                "[1e] | the text is no JSON from here on",
            })
    void saysInItsOwnWordsWhereTheTextIsNoJson(String text, String words) {
        JsonProcessingException failure = catchThrowableOfType(JsonProcessingException.class, () -> parse(text));
        assertThat(JsonFault.of(failure)).matches("line 1, column [0-9]+: \\Q" + words + "\\E");
    }

    private static void parse(String text) throws Exception {
        try (JsonParser json = FACTORY.createParser(text.getBytes(StandardCharsets.UTF_8))) {
            while (json.nextToken() != null) {
                json.getText();
            }
        }
    }
}

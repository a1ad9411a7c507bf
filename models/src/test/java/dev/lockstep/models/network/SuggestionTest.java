package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "abc, abc, 0",
        "abc, '', 3",
        "abc, abd, 1",
        "abc, acb, 1",
        "abc, xabc, 1",
        "kitten, sitting, 3"
    })
    void editsAreCounted(String a, String b, int edits) {
        assertThat(Suggestion.edits(a, b)).isEqualTo(edits);
        assertThat(Suggestion.edits(b, a)).isEqualTo(edits);
    }

    @Test
    void theNearestWordIsMeantIfItIsNearEnough() {
        List<String> words = List.of("learning-rate", "units", "sgd");
        assertThat(Suggestion.of("Learning Rate", words)).hasValue("learning-rate");
        assertThat(Suggestion.of("unit", words)).hasValue("units");
        assertThat(Suggestion.of("sdg", words)).hasValue("sgd");
        assertThat(Suggestion.of("adam", words)).isEmpty();
        assertThat(Suggestion.of("u".repeat(100_000), words)).isEmpty();
    }
}

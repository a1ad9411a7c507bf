package dev.lockstep.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarTextTest {
    private static final List<String> STATE =
            List.of("loss 0.123456", "accuracy 0.931234", "2 min 12 s left", "123 epochs/s");

    @Test
    void saysAtEightyColumnsWhatMatters() {
        assertThat(BarText.of("spiral", 0.45, STATE, 80))
                .isEqualTo("spiral  45% [#######.........] loss 0.123456, accuracy 0.931234, 2 min 12 s left")
                .hasSize(80);
        assertThat(BarText.of("spiral", 0.45, STATE, 120))
                .endsWith("loss 0.123456, accuracy 0.931234, 2 min 12 s left, 123 epochs/s");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 79, 80, 200})
    void fitsAndCutsNoPart(int width) {
        String text = BarText.of("a network with a long name", 1, STATE, width);
        assertThat(text)
                .hasSizeLessThanOrEqualTo(Math.max(width, 38))
                .doesNotEndWith(",")
                .contains("[#####");
        assertThat(text.substring(text.indexOf(']') + 1).strip().split(", "))
                .allMatch(part -> part.isEmpty() || STATE.contains(part));
    }
}

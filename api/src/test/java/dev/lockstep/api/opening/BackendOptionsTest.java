package dev.lockstep.api.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendOptionsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refuses_fewer_than_one_thread(int threads) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackendOptions.ofThreads(threads))
                .withMessage("threads must be at least 1, not " + threads);
    }

    @Test
    void uses_every_processor_by_default() {
        assertThat(BackendOptions.DEFAULT.threads())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(BackendOptions.DEFAULT.settings()).isEmpty();
    }

    @Test
    void adds_settings_without_changing_the_original() {
        BackendOptions one = BackendOptions.ofThreads(2).with("library", "a");
        BackendOptions two = one.with("library", "b").with("device", "0");
        assertThat(one.setting("library")).hasValue("a");
        assertThat(one.setting("device")).isEmpty();
        assertThat(two.settings()).isEqualTo(Map.of("library", "b", "device", "0"));
        assertThat(two.threads()).isEqualTo(2);
    }

    @Test
    void copies_the_settings() {
        Map<String, String> settings = new HashMap<>(Map.of("library", "a"));
        BackendOptions options = new BackendOptions(1, settings);
        settings.clear();
        assertThat(options.setting("library")).hasValue("a");
    }
}

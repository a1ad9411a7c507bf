package dev.lockstep.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class JavaBackendProviderTest {
    private final BackendProvider provider = new JavaBackendProvider();

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(BackendProvider.class)).hasExactlyElementsOfTypes(JavaBackendProvider.class);
        assertThat(Backends.onClassPath().list(BackendOptions.DEFAULT))
                .extracting(BackendStatus::name)
                .containsExactly("java");
    }

    @Test
    void isOpenedByName() {
        try (Backend backend = Backends.onClassPath().open(Optional.of("java"), BackendOptions.ofThreads(1))) {
            assertThat(backend.name()).isEqualTo("java");
        }
    }

    @Test
    void isAvailableWithBothDtypes() {
        Availability.Available available = available(BackendOptions.ofThreads(3));
        assertThat(provider.priority()).isEqualTo(30);
        assertThat(available.dtypes()).containsExactly(DType.FLOAT64, DType.FLOAT32);
        assertThat(available.device()).startsWith("JVM " + Runtime.version().feature());
        assertThat(available.details()).contains(entry("threads", "3"));
    }

    /** These tests run without the vector module. */
    @Test
    void saysWhyThereAreNoVectorsAndWhatToDo() {
        assertThat(available(BackendOptions.DEFAULT).details().get("vector"))
                .startsWith("off")
                .contains("--add-modules jdk.incubator.vector");
    }

    @Test
    void saysThatVectorsWereTurnedOff() {
        assertThat(available(BackendOptions.DEFAULT.with("vector", "off")).details())
                .containsEntry("vector", "off, by the setting vector=off");
    }

    @Test
    void refusesAnUnknownVectorSetting() {
        BackendOptions options = BackendOptions.DEFAULT.with("vector", "maybe");
        assertThatThrownBy(() -> provider.open(options))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessageContaining("'maybe'");
        assertThat(provider.probe(options)).isInstanceOfSatisfying(Availability.Unavailable.class, unavailable -> {
            assertThat(unavailable.reason()).contains("'maybe'");
            assertThat(unavailable.remedy()).contains("on").contains("off");
        });
    }

    private Availability.Available available(BackendOptions options) {
        return (Availability.Available) provider.probe(options);
    }
}

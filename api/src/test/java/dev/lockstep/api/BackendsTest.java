package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.api.opening.BackendOptions;
import java.io.File;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackendsTest {
    private static final BackendOptions OPTIONS = BackendOptions.ofThreads(3).with("library", "/lib/x");
    private static final String REMEDY = "replace or remove its jar, or tell its makers";

    private final FakeProvider gpu = new FakeProvider("gpu", 30, FakeProvider.UNAVAILABLE);
    private final FakeProvider fast = new FakeProvider("fast", 20, FakeProvider.AVAILABLE);
    private final FakeProvider slow = new FakeProvider("slow", 10, FakeProvider.AVAILABLE);
    private final List<FakeProvider> providers = new ArrayList<>(List.of(gpu, fast, slow));
    private final List<BackendStatus> broken = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    @TempDir
    Path folder;

    @Test
    void prefers_the_caller_s_name_to_the_environment_to_the_property_to_the_priority() {
        assertThat(open(null)).isEqualTo("fast");
        properties.put("lockstep.backend", "slow");
        assertThat(open(null)).isEqualTo("slow");
        environment.put("LOCKSTEP_BACKEND", "fast");
        assertThat(open(null)).isEqualTo("fast");
        assertThat(open("slow")).isEqualTo("slow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void passes_over_blank_names_in_environment_and_property(String blank) {
        environment.put("LOCKSTEP_BACKEND", blank);
        properties.put("lockstep.backend", blank);
        assertThat(open(null)).isEqualTo("fast");
    }

    @Test
    void opens_with_the_options() {
        open("fast");
        assertThat(fast.openedWith).isEqualTo(OPTIONS);
        backends().open();
        assertThat(fast.openedWith).isEqualTo(BackendOptions.DEFAULT);
    }

    @Test
    void gives_the_provider_of_the_backend_that_it_would_open() {
        assertThat(backends().provider(Optional.empty(), OPTIONS)).isSameAs(fast);
        assertThat(backends().provider(Optional.of("slow"), OPTIONS)).isSameAs(slow);
        assertThatThrownBy(() -> backends().provider(Optional.of("gpu"), OPTIONS))
                .isInstanceOf(BackendUnavailableException.class)
                .hasMessage("backend 'gpu' is not available: no device (plug one in)");
        assertThat(fast.openedWith).isNull();
    }

    @Test
    void says_of_one_backend_what_the_list_says_and_touches_no_other() {
        assertThat(backends().status("gpu", OPTIONS)).contains(new BackendStatus("gpu", 30, FakeProvider.UNAVAILABLE));
        assertThat(backends().status("abacus", OPTIONS)).isEmpty();
        assertThat(fast.probes + slow.probes).isZero();
    }

    @Test
    void streams_each_backend_before_it_touches_the_next() {
        var statuses = backends().stream(OPTIONS).iterator();
        assertThat(statuses.next().name()).isEqualTo("gpu");
        assertThat(fast.probes + slow.probes).isZero();
        assertThat(statuses.next().name()).isEqualTo("fast");
        assertThat(slow.probes).isZero();
    }

    @Test
    void probes_no_more_than_it_must() {
        open("slow");
        assertThat(gpu.probes + fast.probes).isZero();
        open(null);
        assertThat(slow.probes).isEqualTo(1);
    }

    @Test
    void never_replaces_a_named_backend_that_is_unavailable() {
        String rest = "is not available: no device (plug one in)";
        assertUnavailable("backend 'gpu' " + rest, "gpu");
        properties.put("lockstep.backend", "gpu");
        assertUnavailable("backend 'gpu', named by the system property lockstep.backend, " + rest, null);
        environment.put("LOCKSTEP_BACKEND", "gpu");
        assertUnavailable("backend 'gpu', named by the environment variable LOCKSTEP_BACKEND, " + rest, null);
        assertThat(fast.openedWith).isNull();
        assertThat(slow.openedWith).isNull();
    }

    @Test
    void never_replaces_a_named_backend_that_is_not_there() {
        String rest = "is not on the class path: add its jar, or use one of: gpu, fast, slow";
        assertUnavailable("backend 'tpu' " + rest, "tpu");
        assertUnavailable("backend '' " + rest, "");
        environment.put("LOCKSTEP_BACKEND", "tpu");
        assertUnavailable("backend 'tpu', named by the environment variable LOCKSTEP_BACKEND, " + rest, null);
        assertThat(gpu.probes + fast.probes + slow.probes).isZero();
    }

    @Test
    void tells_of_broken_providers_where_a_name_is_not_found() {
        broken.add(new BackendStatus("org.example.Tpu", Integer.MIN_VALUE, new Unavailable("bad magic", "replace it")));
        assertUnavailable(
                "backend 'tpu' is not on the class path: add its jar, or use one of: gpu, fast, slow;"
                        + " broken there: org.example.Tpu: bad magic (replace it)",
                "tpu");
    }

    @Test
    void says_that_there_is_none() {
        providers.clear();
        assertUnavailable("no backend is on the class path: add a backend's jar to it", null);
        assertUnavailable("backend 'java' is not on the class path: add its jar", "java");
    }

    @Test
    void says_why_none_is_available() {
        providers.removeAll(List.of(fast, slow));
        broken.add(new BackendStatus("org.example.Tpu", Integer.MIN_VALUE, new Unavailable("bad magic", "replace it")));
        assertUnavailable(
                "no backend is available: gpu: no device (plug one in); org.example.Tpu: bad magic (replace it)", null);
    }

    @Test
    void lists_all_with_what_is_broken_last() {
        broken.add(new BackendStatus("org.example.Tpu", Integer.MIN_VALUE, new Unavailable("bad magic", "replace it")));
        assertThat(backends().list(OPTIONS))
                .containsExactly(
                        new BackendStatus("gpu", 30, FakeProvider.UNAVAILABLE),
                        new BackendStatus("fast", 20, FakeProvider.AVAILABLE),
                        new BackendStatus("slow", 10, FakeProvider.AVAILABLE),
                        broken.get(0));
        assertThat(backends().list(OPTIONS))
                .extracting(BackendStatus::isAvailable)
                .containsExactly(false, true, true, false);
    }

    @Test
    void reports_a_damaged_jar_of_the_class_path() throws IOException {
        Path jar = Files.writeString(folder.resolve("lockstep-tpu.jar"), "damaged");
        properties.put("java.class.path", folder + File.pathSeparator + jar);
        String reason = "the jar " + jar + " can not be read: zip END header not found";
        String remedy = "replace it, or take it off the class path";
        assertThat(backends().list(OPTIONS))
                .hasSize(4)
                .last()
                .isEqualTo(new BackendStatus("lockstep-tpu.jar", Integer.MIN_VALUE, new Unavailable(reason, remedy)));
        assertUnavailable(
                "backend 'tpu' is not on the class path: add its jar, or use one of: gpu, fast, slow;"
                        + " broken there: lockstep-tpu.jar: " + reason + " (" + remedy + ")",
                "tpu");
        assertThat(open(null)).isEqualTo("fast");
    }

    @Test
    void takes_a_probe_that_throws_for_unavailable() {
        RuntimeException exception = new IllegalStateException("oops");
        Error error = new UnsatisfiedLinkError("no cl in path");
        providers.add(0, new FakeProvider("throws", 50, () -> fail(exception), FakeKernels::new));
        providers.add(0, new FakeProvider("links", 50, () -> fail(error), FakeKernels::new));
        providers.add(0, new FakeProvider("silent", 50, () -> null, FakeKernels::new));
        assertThat(open(null)).isEqualTo("fast");
        assertThat(backends().list(OPTIONS).subList(0, 3))
                .extracting(BackendStatus::availability)
                .containsExactly(
                        new Unavailable("its probe failed: java.lang.NullPointerException: the answer is null", REMEDY),
                        new Unavailable("its probe failed: java.lang.UnsatisfiedLinkError: no cl in path", REMEDY),
                        new Unavailable("its probe failed: java.lang.IllegalStateException: oops", REMEDY));
        assertUnavailable(
                "backend 'links' is not available: its probe failed: java.lang.UnsatisfiedLinkError: no cl in path ("
                        + REMEDY + ")",
                "links");
    }

    @Test
    void explains_an_opening_that_fails() {
        for (Throwable failure : List.of(new IllegalStateException("lost"), new NoClassDefFoundError("lost"))) {
            providers.set(0, opening("gpu", failure));
            assertThatThrownBy(() -> open(null))
                    .isExactlyInstanceOf(BackendUnavailableException.class)
                    .hasMessage("backend 'gpu' could not be opened: " + failure + " (" + REMEDY + ")")
                    .hasCause(failure);
        }
        providers.set(0, new FakeProvider("gpu", 30, () -> FakeProvider.AVAILABLE, () -> null));
        assertUnavailable(
                "backend 'gpu' could not be opened: java.lang.NullPointerException: the answer is null (" + REMEDY
                        + ")",
                "gpu");
    }

    @Test
    void passes_on_an_opening_that_explains_itself() {
        LockstepException explained = new BackendUnavailableException("device busy: try later");
        providers.set(0, opening("gpu", explained));
        assertThatThrownBy(() -> open("gpu")).isSameAs(explained);
    }

    @Test
    void opens_a_provider_directly() {
        try (Backend backend = Backends.open(slow, OPTIONS)) {
            assertThat(backend.name()).isEqualTo("slow");
            assertThat(backend.zeros(DType.FLOAT64, 1, 1).plus(2).value()).isEqualTo(2);
        }
        assertThat(slow.openedWith).isEqualTo(OPTIONS);
    }

    @Test
    void finds_the_providers_of_a_class_loader() throws IOException {
        Path services =
                ProvidersOnDisk.folder(folder, "services", ProvidersOnDisk.Throwing.class, ProvidersOnDisk.Slow.class);
        try (URLClassLoader loader = ProvidersOnDisk.loader(services)) {
            assertThat(Backends.of(loader).list(OPTIONS))
                    .extracting(BackendStatus::name)
                    .containsExactly("slow", ProvidersOnDisk.Throwing.class.getName());
        }
    }

    @Test
    void finds_none_on_the_class_path_of_this_module() {
        assertThat(Backends.onClassPath().list(OPTIONS)).isEmpty();
    }

    private static FakeProvider opening(String name, Throwable failure) {
        return new FakeProvider(name, 30, () -> FakeProvider.AVAILABLE, () -> fail(failure));
    }

    private static <T> T fail(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private String open(String name) {
        return backends().open(Optional.ofNullable(name), OPTIONS).name();
    }

    private Backends backends() {
        List<NamedProvider> named = providers.stream().map(NamedProvider::of).toList();
        return new Backends(new DiscoveredProviders(named, broken), environment::get, properties::get);
    }

    private void assertUnavailable(String message, String name) {
        assertThatExceptionOfType(BackendUnavailableException.class)
                .isThrownBy(() -> open(name))
                .withMessage(message);
    }
}

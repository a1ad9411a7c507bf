package dev.lockstep.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.plain.PlainBackendProvider;
import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.tck.OtherProviders.Absent;
import dev.lockstep.tck.OtherProviders.Single;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForEachBackendTest {
    private static final List<Backend> USED = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void forget() {
        USED.clear();
        Single.OPENED.clear();
    }

    /** Tests that are run only on purpose. */
    static class Tests {
        private Backend prepared;

        @Retention(RetentionPolicy.RUNTIME)
        @ForEachBackend(names = "plain", threads = 3)
        @interface OnPlain {}

        @BeforeEach
        void prepare(Backend backend) {
            prepared = backend;
        }

        @AfterEach
        void isStillOpen(Backend backend) {
            assertThat(backend).isSameAs(prepared);
            backend.zeros(DType.FLOAT32, 1, 1);
        }

        @ForEachBackend
        void each(Backend backend) {
            assertThat(backend).isSameAs(prepared);
            USED.add(backend);
        }

        @ForEachBackend
        void eachInEachDType(DType dtype, Backend backend) {
            assertThat(backend.zeros(dtype, 1, 1).dtype()).isEqualTo(dtype);
            USED.add(backend);
        }

        @ForEachBackend(names = {"single", "abacus", "plain", "absent"})
        void named(Backend backend) {
            USED.add(backend);
        }

        @ForEachBackend(names = "absent")
        void namedInEachDType(Backend backend, DType dtype) {
            USED.add(backend);
        }

        @ForEachBackend(
                names = "single",
                threads = {1, 2},
                dtypes = DType.FLOAT32,
                settings = {"vector=off", "equation=a=b"})
        void openedWithMuch(Backend backend, DType dtype) {}

        @ForEachBackend(dtypes = DType.FLOAT64)
        void inFloat64(Backend backend, DType dtype) {}

        @OnPlain
        void ownAnnotation(Backend backend) {}

        @ForEachBackend(threads = 2)
        void fails(Backend backend) {
            assertThat(Single.open).isEqualTo(1);
            throw new IllegalStateException("not here");
        }

        @ForEachBackend(dtypes = DType.FLOAT64)
        void dtypesForNothing(Backend backend) {}

        @ForEachBackend(settings = "vector")
        void settingWithoutValue(Backend backend) {}

        @ForEachBackend(threads = 0)
        void withoutThreads(Backend backend) {}
    }

    @Test
    void runsOnEachBackendAndReportsThoseThatAreNotAvailable() throws IOException {
        assertThat(run("each", PlainBackendProvider.class, Single.class, Absent.class))
                .containsExactly(
                        "absent: ABORTED: backend 'absent' is not available: no device is here (plug one in)",
                        "plain: SUCCESSFUL",
                        "single: SUCCESSFUL");
        assertThat(USED).extracting(Backend::name).containsExactly("plain", "single");
        assertThat(Single.OPENED).containsExactly(BackendOptions.DEFAULT);
    }

    @Test
    void runsInEachDTypeThatABackendHas() throws IOException {
        assertThat(run("eachInEachDType", PlainBackendProvider.class, Single.class, Absent.class))
                .containsExactly(
                        "absent: ABORTED: backend 'absent' is not available: no device is here (plug one in)",
                        "plain, float64: SUCCESSFUL",
                        "plain, float32: SUCCESSFUL",
                        "single, float32: SUCCESSFUL");
        assertThat(USED).doesNotHaveDuplicates();
    }

    @Test
    void runsOnTheNamedBackendsInTheirOrderAndFailsOnThoseThatAreMissing() throws IOException {
        assertThat(run("named", PlainBackendProvider.class, Single.class, Absent.class))
                .containsExactly(
                        "single: SUCCESSFUL",
                        "abacus: FAILED: backend 'abacus' is not on the class path: add its jar, or use one of: absent,"
                                + " plain, single",
                        "plain: SUCCESSFUL",
                        "absent: FAILED: backend 'absent' is not available: no device is here (plug one in)");
        assertThat(USED).extracting(Backend::name).containsExactly("single", "plain");
        assertThat(run("namedInEachDType", Absent.class))
                .containsExactly("absent: FAILED: backend 'absent' is not available: no device is here (plug one in)");
    }

    @Test
    void opensWithTheThreadsAndSettingsThatAreDisplayed() throws IOException {
        assertThat(run("openedWithMuch", Single.class))
                .containsExactly(
                        "single, 1 thread, vector=off, equation=a=b, float32: SUCCESSFUL",
                        "single, 2 threads, vector=off, equation=a=b, float32: SUCCESSFUL");
        assertThat(Single.OPENED)
                .containsExactly(
                        BackendOptions.ofThreads(1).with("vector", "off").with("equation", "a=b"),
                        BackendOptions.ofThreads(2).with("vector", "off").with("equation", "a=b"));
    }

    @Test
    void failsInADTypeThatABackendDoesNotHave() throws IOException {
        assertThat(run("inFloat64", PlainBackendProvider.class, Single.class))
                .containsExactly(
                        "plain, float64: SUCCESSFUL",
                        "single, float64: FAILED: backend 'single' does not compute in float64: leave it out of the"
                                + " test's dtypes");
    }

    @Test
    void canBePutOnOtherAnnotations() throws IOException {
        assertThat(run("ownAnnotation", PlainBackendProvider.class, Single.class))
                .containsExactly("plain, 3 threads: SUCCESSFUL");
    }

    @Test
    void closesTheBackendOfATestThatFailsAndNotesItInTheFailure() throws IOException {
        assertThat(run("fails", Single.class))
                .containsExactly("single, 2 threads: FAILED: not here [single, 2 threads]");
        assertThat(Single.open).isZero();
    }

    @Test
    void failsWhereNoBackendIsAvailable() throws IOException {
        assertThat(run("each"))
                .containsExactly("each(Backend): FAILED: no backend is on the class path: add a backend's jar to it");
        assertThat(run("each", Absent.class))
                .containsExactly("each(Backend): FAILED: backend 'absent' is not available: no device is here (plug"
                        + " one in)");
        assertThat(USED).isEmpty();
    }

    @Test
    void refusesWhatMeansNothing() throws IOException {
        assertThat(run("dtypesForNothing", Single.class))
                .containsExactly(
                        "dtypesForNothing(Backend): FAILED: dtypes is for tests with a parameter of the type DType");
        assertThat(run("settingWithoutValue", Single.class))
                .containsExactly("settingWithoutValue(Backend): FAILED: a setting is name=value, not 'vector'");
        assertThat(run("withoutThreads", Single.class))
                .containsExactly("withoutThreads(Backend): FAILED: threads must be at least 1, not 0");
    }

    @SafeVarargs
    private List<String> run(String test, Class<? extends BackendProvider>... providers) throws IOException {
        return TestRun.of(Tests.class, test, new OtherProviders(folder, providers));
    }
}

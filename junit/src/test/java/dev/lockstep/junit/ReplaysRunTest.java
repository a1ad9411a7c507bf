package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.record.Recorder;
import dev.lockstep.trainer.record.RunRecordFile;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ReplaysRunTest {
    private static final Path RECORD = Path.of("target", "xor.json");
    private static final Path CHANGED = Path.of("target", "changed.json");
    private static final List<String> PROCEEDED = new ArrayList<>();

    @BeforeAll
    static void record() throws IOException {
        try (Backend backend = Backends.open("java");
                Writer file = Files.newBufferedWriter(RECORD)) {
            RunRecordFile.write(
                    new Recorder(new Trainer(), "here")
                            .record(
                                    backend,
                                    new Networks().find("xor"),
                                    "xor",
                                    Optional.empty(),
                                    TrainingOptions.NONE.withEpochs(3),
                                    TrainingListener.NONE,
                                    Checkpointing.NONE)
                            .run(),
                    file);
        }
        Files.writeString(CHANGED, Files.readString(RECORD).replace("3fd0c0ded3abc3ab", "3fd0c0ded3abc3ac"));
    }

    /** Tests that are run only on purpose. */
    static class Tests {
        @ReplaysRun("target/xor.json")
        void asEver(Backend backend) {
            PROCEEDED.add(backend.name());
        }

        @ReplaysRun("target/changed.json")
        void changed(Backend backend) {
            PROCEEDED.add(backend.name());
        }

        @ReplaysRun("target/xor.json")
        void withoutBackend() {
            PROCEEDED.add("none");
        }
    }

    @Test
    void aRunWithTheSameBitsPasses() {
        assertThat(outcomes("asEver", Backend.class)).containsExactly("java: SUCCESSFUL");
        assertThat(PROCEEDED).containsExactly("java");
    }

    @Test
    void aDifferenceFails() {
        assertThat(outcomes("changed", Backend.class))
                .singleElement()
                .asString()
                .startsWith(
                        "java: FAILED: target/changed.json: the run on java differs from that recorded on java (here), "
                                + "first in the loss of epoch 2: 3fd0c0ded3abc3ac and 3fd0c0ded3abc3ab");
    }

    @Test
    void aTestWithoutBackendIsRefused() {
        assertThat(outcomes("withoutBackend"))
                .singleElement()
                .asString()
                .contains("a test with @ReplaysRun has a parameter of the type Backend");
    }

    private static List<String> outcomes(String test, Class<?>... parameters) {
        PROCEEDED.clear();
        List<String> outcomes = new ArrayList<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(Tests.class, test, parameters))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
                                if (identifier.isTest()) {
                                    outcomes.add(identifier.getDisplayName() + ": " + result.getStatus()
                                            + result.getThrowable()
                                                    .map(thrown -> ": " + thrown.getMessage())
                                                    .orElse(""));
                                }
                            }
                        });
        return outcomes;
    }
}

package dev.lockstep.cli.output;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesInUseTest {
    @TempDir
    private Path folder;

    private static Output output(String what, Path path) {
        return new Output(what, path, Console.plain(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
    }

    @Test
    void aFileThatIsReadIsNotWritten() throws IOException {
        Path network = Files.writeString(folder.resolve("n.yaml"), "name: n");
        Path link = Files.createSymbolicLink(folder.resolve("link"), network);
        Path hard = Files.createLink(folder.resolve("hard"), network);
        FilesInUse files = new FilesInUse().reads("the network file", network);
        for (Path path : new Path[] {network, folder.resolve("./n.yaml"), link, hard}) {
            assertThatThrownBy(() -> files.writes(output("the log", path)))
                    .isInstanceOf(LockstepException.class)
                    .hasMessage("the log can not be written to " + path + ": that is the network file");
        }
        assertThatCode(() -> files.writes(output("the log", folder.resolve("log"))))
                .doesNotThrowAnyException();
    }

    @Test
    void nothingIsWrittenWhereSomethingElseGoes() {
        Path path = folder.resolve("new");
        FilesInUse files = new FilesInUse().writes(output("the log", path));
        assertThatThrownBy(() -> files.writes(output("the report", path)))
                .isInstanceOf(LockstepException.class)
                .hasMessage("the report can not be written to " + path + ": that is where the log goes");
    }

    @Test
    void devicesMayBeNamedOften() {
        Path nowhere = Path.of("/dev/null");
        assertThatCode(() -> new FilesInUse()
                        .reads("the network file", nowhere)
                        .writes(output("the log", nowhere))
                        .writes(output("the report", nowhere)))
                .doesNotThrowAnyException();
    }

    @Test
    void checkpointsHaveTheirNamesForThemAlone() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), kept);
        String name = "epoch-0000000003-batch-0000000000.safetensors";
        FilesInUse files = new FilesInUse()
                .writes(output("the trace", kept.resolve("trace.csv")))
                .writes(output("the log", folder.resolve(name)))
                .holdsCheckpoints("--checkpoint", kept)
                .writes(output("the model", kept.resolve(name)));
        for (Path path : new Path[] {kept, link}) {
            assertThatThrownBy(() -> files.holdsCheckpoints("--resume", path))
                    .isInstanceOf(LockstepException.class)
                    .hasMessage("--resume has checkpoints in " + path + ", under names such as " + name
                            + ": that is where the model goes");
        }
    }

    @Test
    void aFolderThatIsFilledIsNoFileThatIsReadOrWritten() throws IOException {
        Path network = Files.writeString(folder.resolve("n.yaml"), "name: n");
        Path model = folder.resolve("new");
        FilesInUse files = new FilesInUse().reads("the network file", network).writes(output("the model", model));
        assertThatThrownBy(() -> files.fills("--tensorboard", network))
                .isInstanceOf(LockstepException.class)
                .hasMessage("--tensorboard can not make a folder of " + network + ": that is the network file");
        assertThatThrownBy(() -> files.fills("--checkpoint", folder.resolve("./new")))
                .isInstanceOf(LockstepException.class)
                .hasMessage("--checkpoint can not make a folder of " + folder.resolve("./new")
                        + ": that is where the model goes");
        assertThatCode(() -> files.fills("--checkpoint", folder).fills("--tensorboard", folder.resolve("events")))
                .doesNotThrowAnyException();
    }
}

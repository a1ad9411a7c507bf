package dev.lockstep.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    private Path folder;

    @Test
    void whereALinkLeadsAFolderIsMade() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
        OutputFolder.require("--checkpoint", link);

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("target")).isDirectory();
        OutputFolder.require("--checkpoint", link);
    }

    @Test
    void aLinkThatLeadsNowhereIsNoFolderWithTheReason() throws IOException {
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        Path deep = Files.createSymbolicLink(folder.resolve("deep"), Path.of("missing", "target"));

        refuses(circle, "its symbolic links lead in a circle");
        refuses(deep, "its folder is not there");
    }

    private static void refuses(Path path, String reason) {
        assertThatThrownBy(() -> OutputFolder.require("--checkpoint", path))
                .isInstanceOf(LockstepException.class)
                .hasMessage("--checkpoint names a folder, but " + path + " can not be one: " + reason);
    }
}

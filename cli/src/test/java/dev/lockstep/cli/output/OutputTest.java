package dev.lockstep.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.OwnDevice;
import dev.lockstep.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Console console = Console.plain(out, OutputStream.nullOutputStream());

    @TempDir
    private Path folder;

    private Output output(Path path) {
        return new Output("the trace", path, console);
    }

    private void write(Path path) {
        Output output = output(path);
        output.require();
        output.write(writer -> writer.write("new"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void refuses(Path path, String reason) throws IOException {
        List<String> before = names();
        assertThatThrownBy(() -> output(path).require())
                .isInstanceOf(LockstepException.class)
                .hasMessage("the trace " + path + " can not be written: " + reason);
        assertThat(names()).isEqualTo(before);
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as("%s", List.of(command)).isZero();
    }

    @Test
    void aNewFileHasTheModeOfOthers() throws IOException {
        Path other = Files.createFile(folder.resolve("other"));
        write(folder.resolve("new.csv"));

        assertThat(folder.resolve("new.csv")).hasContent("new");
        assertThat(Files.getPosixFilePermissions(folder.resolve("new.csv")))
                .isEqualTo(Files.getPosixFilePermissions(other));
        assertThat(names()).containsExactly("new.csv", "other");
    }

    @Test
    void aReplacedFileKeepsItsMode() throws IOException {
        Path file = Files.writeString(folder.resolve("private.csv"), "old and longer");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
        write(file);

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw----r--");
        assertThat(names()).containsExactly("private.csv");
    }

    @Test
    void aReplacedFileKeepsItsOwner() throws Exception {
        assumeTrue(Files.getOwner(Path.of("/proc/self")).getName().equals("root"), "only root can give files away");
        Path file = Files.writeString(folder.resolve("theirs.csv"), "old");
        run("chown", "12345:12346", file.toString());
        write(file);

        assertThat(file).hasContent("new");
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(12345);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(12346);
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("target.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("second"));
        Files.createSymbolicLink(folder.resolve("second"), target);
        write(link);

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new").isRegularFile();
        assertThat(names()).containsExactly("link", "second", "target.csv");
    }

    @Test
    void aLinkToNothingMakesItsTarget() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target.csv"));
        write(link);

        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("target.csv")).hasContent("new");
    }

    @Test
    void linksInACircleAreNoPlace() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));

        refuses(link, "its symbolic links lead in a circle");
    }

    @Test
    void aSocketIsNoPlace() throws IOException {
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));

            refuses(socket, "it is a socket");
        }
    }

    @Test
    void aDeviceIsWrittenThrough() throws Exception {
        Path device = OwnDevice.bottomless(folder.resolve("null"));
        write(device);

        assertThat(Files.readAttributes(device, BasicFileAttributes.class).isOther())
                .isTrue();
        assertThat(names()).containsExactly("null");
    }

    @Test
    void aFullDeviceIsAFailureOnTheWay() throws Exception {
        Path device = OwnDevice.full(folder.resolve("full"));

        assertThatThrownBy(() -> write(device))
                .isInstanceOf(OutputException.class)
                .hasMessage("the trace " + device + " could not be written: No space left on device");
    }

    @Test
    void aPipeIsWrittenToItsReader() throws Exception {
        Path pipe = folder.resolve("pipe");
        run("mkfifo", pipe.toString());
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException failure) {
                return failure.toString();
            }
        });
        write(pipe);

        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("new");
        assertThat(names()).containsExactly("pipe");
    }

    @Test
    void aHyphenIsStandardOutput() {
        write(Path.of("-"));

        assertThat(output(Path.of("-")).isStandardOutput()).isTrue();
        assertThat(out).hasToString("new");
    }

    @Test
    void bytesAreWrittenAsTheyAre() throws IOException {
        byte[] bytes = {0, (byte) 0xff, '\n', (byte) 0x80};
        output(folder.resolve("b")).writeBytes(stream -> stream.write(bytes));
        output(Path.of("-")).writeBytes(stream -> stream.write(bytes));

        assertThat(folder.resolve("b")).hasBinaryContent(bytes);
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void whatCanNotBeWrittenIsFoundBefore() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        refuses(folder, "it is a folder");
        refuses(Path.of("/"), "it is a folder");
        refuses(folder.resolve("absent").resolve("t.csv"), "its folder is not there");
        refuses(file.resolve("t.csv"), "a part of its path is no folder");
        refuses(folder.resolve("x".repeat(256)), "File name too long");
        write(folder.resolve("x".repeat(255)));
    }

    @Test
    void aFileThatReplacesNothingLeavesNothingWhereItFails() throws IOException {
        assertThatThrownBy(() -> output(folder.resolve("t.csv")).write(writer -> {
                    writer.write("some");
                    throw new OutOfMemoryError("of this test");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void theOldFileStaysWholeWhereTheNewOneFails() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "old");

        assertThatThrownBy(() -> output(file).write(writer -> {
                    writer.write("some");
                    writer.flush();
                    throw new IOException("No space left on device");
                }))
                .hasMessage("the trace " + file + " could not be written: No space left on device");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("t.csv");
    }

    @Test
    void whatGrowsTakesThePlaceOfTheOldWhenSomethingIsFlushed() throws IOException {
        Path file = Files.writeString(folder.resolve("l.jsonl"), "of an earlier run, which was longer");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        try (OutputStream log = output(link).open()) {
            log.write(new byte[] {'a', 'b'});
            assertThat(file).hasContent("of an earlier run, which was longer");
            log.flush();
            assertThat(file).hasContent("ab");
            log.write('c');
            log.write(new byte[] {'d', 'e', 'f'}, 1, 2);
            log.flush();
            assertThat(file).hasContent("abcef");
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw----r--");
        assertThat(names()).containsExactly("l.jsonl", "link");
    }

    @Test
    void whatGrowsLeavesTheOldWhereNothingComes() throws IOException {
        Path file = Files.writeString(folder.resolve("l.jsonl"), "old");
        output(file).open().close();

        assertThat(file).hasContent("old");
    }

    @Test
    void whatGrowsIsOneRunsAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("l.jsonl"), "old");
        String refusal = "the trace " + file + " could not be written: another run is writing it";
        try (OutputStream log = output(file).open()) {
            assertThatThrownBy(() -> output(file).open()).hasMessage(refusal);
            log.write('a');
            log.flush();
            assertThatThrownBy(() -> output(file).open()).hasMessage(refusal);
            log.write('b');
        }
        assertThat(file).hasContent("ab");
    }

    @Test
    void whatAKilledProcessLeftIsRemovedUnlessItIsYoung() throws IOException {
        Path old = Files.createFile(folder.resolve(".lockstep-1.part"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(120)));
        Files.createFile(folder.resolve(".lockstep-2.part"));
        write(folder.resolve("t.csv"));

        assertThat(names()).containsExactly(".lockstep-2.part", "t.csv");
    }

    @Test
    void anInterruptedProcessLeavesNothing() throws Exception {
        Process writer = startWriting();
        assertThat(names()).hasSize(1).allMatch(name -> name.matches("\\.lockstep-[0-9a-f]{32}\\.part"));
        writer.destroy();

        assertThat(writer.waitFor()).isEqualTo(143);
        assertThat(names()).isEmpty();
    }

    @Test
    void aKilledProcessLeavesWhatTheNextRemoves() throws Exception {
        Process writer = startWriting();
        Path partial = folder.resolve(names().get(0));
        Files.setLastModifiedTime(partial, FileTime.from(Instant.now().minusSeconds(120)));
        write(folder.resolve("other.csv"));
        assertThat(partial).as("what a living process writes").exists();
        writer.destroyForcibly().waitFor();
        assertThat(partial).exists();
        write(folder.resolve("other.csv"));

        assertThat(names()).containsExactly("other.csv");
    }

    /** Starts a process that writes to t.csv without end; returns once it has begun. */
    private Process startWriting() throws IOException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowWriter.class.getName(),
                        folder.resolve("t.csv").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(writer.getInputStream().read()).isEqualTo('.');
        return writer;
    }

    /** As a label of a file that somebody else made, in the predictions of a model. */
    @Test
    void aTerminalObeysNothingOfATextAndAFileHasItByteForByte() throws IOException {
        String text = "a,\u001b[2Jb\u202e\nx\ud83d\ude00\u0007";
        Console terminal =
                new Console(out, OutputStream.nullOutputStream(), Set.of("out"), Map.of("TERM", "dumb"), () -> 0);
        new Output("the predictions", Path.of("-"), terminal).write(writer -> {
            for (char character : text.toCharArray()) {
                writer.write(character);
                writer.flush();
            }
        });
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a,\\u001b[2Jb\\u202e\nx\ud83d\ude00\\u0007");

        out.reset();
        output(Path.of("-")).write(writer -> writer.write(text));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text);
        new Output("the predictions", folder.resolve("p.csv"), terminal).write(writer -> writer.write(text));
        assertThat(folder.resolve("p.csv")).hasContent(text);
    }

    /** As some writers of formats throw it. */
    @Test
    void aFailureThatIsUncheckedIsOneOfWriting() {
        IOException full = new IOException("No space left on device");
        assertThatThrownBy(() -> output(folder.resolve("x")).write(writer -> {
                    throw new UncheckedIOException(full);
                }))
                .isInstanceOf(OutputException.class)
                .hasMessage("the trace " + folder.resolve("x") + " could not be written: No space left on device");
        assertThat(folder).isEmptyDirectory();
    }
}

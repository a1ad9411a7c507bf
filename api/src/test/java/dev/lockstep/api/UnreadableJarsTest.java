package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.opening.Availability.Unavailable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableJarsTest {
    @TempDir
    Path folder;

    @Test
    void reports_jars_that_are_no_zip_files() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jar"));
        Path text = Files.writeString(folder.resolve("text.jar"), "not found: 404".repeat(10));
        Path cut = jar("cut.jar");
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(UnreadableJars.on(classPath(empty, jar("good.jar"), text, cut)))
                .containsExactly(
                        unreadable(empty, "zip file is empty"),
                        unreadable(text, "zip END header not found"),
                        unreadable(cut, "zip END header not found"));
    }

    @Test
    void says_nothing_of_other_entries() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes.jar"));
        Path notes = Files.writeString(folder.resolve("notes.txt"), "no jar");
        assertThat(UnreadableJars.on(classPath(classes, notes, folder.resolve("missing.jar"), jar("good.jar"))))
                .isEmpty();
        assertThat(UnreadableJars.on("")).isEmpty();
        assertThat(UnreadableJars.on(System.getProperty("java.class.path"))).isEmpty();
    }

    private static BackendStatus unreadable(Path jar, String problem) {
        return new BackendStatus(
                jar.getFileName().toString(),
                Integer.MIN_VALUE,
                new Unavailable(
                        "the jar " + jar + " can not be read: " + problem,
                        "replace it, or take it off the class path"));
    }

    private static String classPath(Path... entries) {
        return String.join(
                File.pathSeparator, Arrays.stream(entries).map(Path::toString).toList());
    }

    private Path jar(String name) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("content"));
            zip.write(new byte[100]);
        }
        return jar;
    }
}

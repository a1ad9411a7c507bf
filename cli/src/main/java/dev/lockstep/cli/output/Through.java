package dev.lockstep.cli.output;

import java.io.BufferedWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A device, a pipe or what a process has open: written as it is. A pipe's reader that went away is no failure.
 *
 * @param file whether it is a file that a process has open, whose end is written
 */
record Through(Path path, boolean file) implements Place {
    @Override
    public void require() throws IOException {
        if (!Files.isWritable(path)) {
            throw new FileNotFoundException("no permission to write it");
        }
    }

    @Override
    public void write(Content content) throws IOException {
        OpenOption option = file ? StandardOpenOption.APPEND : StandardOpenOption.WRITE;
        try (Writer writer = new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(path, option), StandardCharsets.UTF_8))) {
            content.write(writer);
        } catch (IOException failure) {
            if (!"Broken pipe".equals(failure.getMessage())) {
                throw failure;
            }
        }
    }
}

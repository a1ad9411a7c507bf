package dev.lockstep.models.output;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
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
    public OutputStream open() throws IOException {
        return Files.newOutputStream(path, file ? StandardOpenOption.APPEND : StandardOpenOption.WRITE);
    }

    @Override
    public void write(Bytes content) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(open())) {
            content.write(new UnclosedStream(stream));
        } catch (IOException failure) {
            if (!"Broken pipe".equals(failure.getMessage())) {
                throw failure;
            }
        }
    }
}

package dev.lockstep.models.output;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is written beside its place and then moved there, so that it is whole or not there, with the mode and owner of the one that
 * was there. Where that can not be, as in a folder that can not be written, the file that is there is written over with one that is whole elsewhere.
 *
 * @param exists whether there is such a file
 */
record WholeFile(Path path, boolean exists) implements Place {
    @Override
    public void require() throws IOException {
        if (exists && !Files.isWritable(path)) {
            throw new FileNotFoundException("no permission to write it");
        }
        try (PartialFile partial = partial()) {
            return;
        } catch (IOException failure) {
            String where = exists
                    ? "neither its folder nor that of temporary files can be written: "
                    : "its folder can not be written: ";
            throw new FileSystemException(null, null, where + IoReason.of(failure));
        }
    }

    @Override
    public void write(Bytes content) throws IOException {
        try (PartialFile partial = partial()) {
            partial.write(content);
            partial.moveTo(path);
        }
    }

    private PartialFile partial() throws IOException {
        try {
            return PartialFile.beside(path, exists);
        } catch (IOException noPlaceBeside) {
            if (!exists) {
                throw noPlaceBeside;
            }
            return PartialFile.elsewhere();
        }
    }

    @Override
    public OutputStream open() throws IOException {
        return new BufferedOutputStream(new GrowingFile(path));
    }
}

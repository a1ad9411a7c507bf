package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** A file of the class path that serves as a library. */
final class Packaged {
    static final PackagedFile FILE = file("/dev/lockstep/numerics/natives/PackagedFile.class");
    static final PackagedFile OTHER = file("/dev/lockstep/numerics/natives/Host.class");

    private Packaged() {}

    /** The bytes of {@link #FILE}. */
    static byte[] content() throws IOException {
        return content(FILE.resource());
    }

    private static PackagedFile file(String resource) {
        try {
            byte[] content = content(resource);
            String sha256 = HexFormat.of().formatHex(Checksums.sha256().digest(content));
            return new PackagedFile(Packaged.class, resource, content.length, sha256);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] content(String resource) throws IOException {
        try (InputStream content = Packaged.class.getResourceAsStream(resource)) {
            return content.readAllBytes();
        }
    }
}

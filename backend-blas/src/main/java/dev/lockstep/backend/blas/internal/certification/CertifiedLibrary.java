package dev.lockstep.backend.blas.internal.certification;

import dev.lockstep.backend.blas.internal.library.BlasLibrary;
import dev.lockstep.backend.blas.internal.tile.DoubleElements;
import dev.lockstep.backend.blas.internal.tile.Elements;
import dev.lockstep.backend.blas.internal.tile.FloatElements;
import dev.lockstep.numerics.natives.Host;
import java.nio.file.Path;
import java.util.Optional;

/** A library with what is known about its functions; shared by all that use it in this process. */
public final class CertifiedLibrary {
    private static final String FOLDER = "certificates";

    private final BlasLibrary library;
    private final Elements<double[]> doubles;
    private final Elements<float[]> floats;
    private final Certification<double[]> dgemm;
    private final Certification<float[]> sgemm;

    private CertifiedLibrary(BlasLibrary library, Certificates certificates) {
        this.library = library;
        this.doubles = new DoubleElements(library.blas());
        this.floats = new FloatElements(library.blas());
        this.dgemm = new Certification<>(doubles, certificates);
        this.sgemm = new Certification<>(floats, certificates);
    }

    /** Reads what is known about the library from the user's cache. */
    public static CertifiedLibrary of(BlasLibrary library, Host host) {
        String name = Circumstances.fingerprint(library) + ".txt";
        Path file = host.cacheFolder().resolve(FOLDER).resolve(name);
        return new CertifiedLibrary(library, new Certificates(Optional.of(file)));
    }

    public BlasLibrary library() {
        return library;
    }

    public Elements<double[]> doubles() {
        return doubles;
    }

    public Elements<float[]> floats() {
        return floats;
    }

    public Certification<double[]> dgemm() {
        return dgemm;
    }

    public Certification<float[]> sgemm() {
        return sgemm;
    }
}

package dev.lockstep.backend.blas.internal.certification;

import dev.lockstep.backend.blas.internal.tile.Elements;
import java.util.Optional;

/** Certifications of libraries that tests make up; nothing is remembered. */
public final class Certifications {
    private Certifications() {}

    public static <A> Certification<A> of(Elements<A> elements) {
        return new Certification<>(elements, new Certificates(Optional.empty()));
    }
}

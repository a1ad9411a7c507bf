package dev.lockstep.backend.blas.internal.certification;

import dev.lockstep.backend.blas.internal.tile.Elements;
import dev.lockstep.backend.blas.internal.tile.TileShape;
import java.util.List;
import java.util.Optional;

/**
 * Whether one function of the library may be trusted with a shape: found out at the first use, then remembered.
 *
 * <p>A function that fails on the samples is not tried on other shapes.
 */
public final class Certification<A> {
    /** Small and large shapes, on both sides of the sizes for which libraries have separate paths. */
    private static final List<TileShape> SAMPLES = List.of(
            TileShape.dense(8, 8, 8),
            TileShape.dense(8, 96, 256),
            TileShape.dense(64, 8, 200),
            TileShape.dense(48, 32, 104),
            TileShape.dense(128, 64, 256));

    private final String function;
    private final ShapeTest<A> test;
    private final Certificates certificates;
    private Optional<TileShape> sampleFailure;

    Certification(Elements<A> elements, Certificates certificates) {
        this.function = elements.function();
        this.test = new ShapeTest<>(elements);
        this.certificates = certificates;
    }

    /** The first sample shape in which the function breaks the contract, or empty if it keeps it in all. */
    public synchronized Optional<TileShape> sampleFailure() {
        if (sampleFailure == null) {
            sampleFailure = SAMPLES.stream().filter(shape -> !passes(shape)).findFirst();
        }
        return sampleFailure;
    }

    /** The first of the shapes in which the function may not be trusted, or empty if it may be in all. */
    public synchronized Optional<TileShape> failure(Iterable<TileShape> shapes) {
        if (sampleFailure().isPresent()) {
            return sampleFailure();
        }
        for (TileShape shape : shapes) {
            if (!passes(shape)) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }

    private boolean passes(TileShape shape) {
        Optional<Boolean> known = certificates.find(function, shape);
        if (known.isPresent()) {
            return known.get();
        }
        boolean passed = test.passes(shape);
        certificates.add(function, shape, passed);
        return passed;
    }
}

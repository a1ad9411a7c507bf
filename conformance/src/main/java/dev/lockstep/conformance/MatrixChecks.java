package dev.lockstep.conformance;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Scope;
import dev.lockstep.api.ShapeException;
import dev.lockstep.api.dtype.DType;
import java.util.List;
import java.util.stream.Stream;

/** How a backend behaves under the matrices, scopes and recordings of its users. */
final class MatrixChecks {
    private final Backend backend;

    private MatrixChecks(Backend backend) {
        this.backend = backend;
    }

    static Stream<Section> sections(Subject subject) {
        MatrixChecks checks = new MatrixChecks(subject.backend());
        return Stream.of(
                new Section(
                        "a recording computes from what its matrices hold when it is run",
                        subject.inEachDtype(
                                "recordings",
                                "record: inputs changed between runs, two recordings in turn",
                                checks::recordings)),
                new Section(
                        "matrices live as long as their scope",
                        subject.inEachDtype(
                                "scopes", "scope: what is released is used again, what is kept stays", checks::scopes)),
                new Section(
                        "shapes that do not fit are refused, and nothing else suffers",
                        subject.inEachDtype("errors", "errors: shapes", checks::shapes)));
    }

    private void recordings(Bits bits, DType dtype) {
        try (Matrix x = backend.matrix(dtype, 1, 2, 1, 2)) {
            Matrix[] kept = new Matrix[2];
            Recording doubled = backend.record(scope -> kept[0] = scope.keep(x.plus(x)));
            Recording squared = backend.record(scope -> kept[1] = scope.keep(x.square()));
            for (double value : new double[] {3, -5, 0.5}) {
                x.set(value, 2);
                doubled.run();
                squared.run();
                bits.requireSame("x + x", 2, new double[] {value + value, 4}, kept[0].toArray());
                bits.requireSame("x * x", 2, new double[] {value * value, 4}, kept[1].toArray());
            }
            doubled.close();
            squared.run();
            bits.requireSame("x * x after the other was closed", 2, new double[] {0.25, 4}, kept[1].toArray());
            squared.close();
            Require.that(kept[1].isClosed(), "what a closed recording kept is open");
        }
    }

    private void scopes(Bits bits, DType dtype) {
        Matrix kept;
        Matrix released;
        try (Scope scope = backend.scope()) {
            released = backend.matrix(dtype, 2, 3, 1, 2, 3, 4, 5, 6);
            kept = scope.keep(released.negate());
        }
        Require.that(released.isClosed(), "a matrix of a closed scope is open");
        for (int i = 0; i < 100; i++) {
            try (Scope scope = backend.scope()) {
                Matrix zeros = backend.zeros(dtype, 2, 3);
                bits.requireSame("zeros", 3, new double[6], zeros.toArray());
                bits.requireSame(
                        "zeros + 1",
                        3,
                        new double[] {1, 1, 1, 1, 1, 1},
                        zeros.plus(1).toArray());
            }
        }
        bits.requireSame("the kept matrix", 3, new double[] {-1, -2, -3, -4, -5, -6}, kept.toArray());
        kept.close();
        kept.close();
        Require.refused("reading a closed matrix", LockstepException.class, kept::toArray);
    }

    private void shapes(Bits bits, DType dtype) {
        try (Scope scope = backend.scope()) {
            Matrix a = backend.matrix(dtype, 2, 3, 1, 2, 3, 4, 5, 6);
            Matrix b = backend.zeros(dtype, 2, 2);
            List<Require.Call> refused = List.of(
                    () -> a.matmul(a),
                    () -> a.transposeMatmul(backend.zeros(dtype, 3, 2)),
                    () -> a.matmulTranspose(b),
                    () -> a.plus(b),
                    () -> a.subtractScaled(1, b),
                    () -> a.setRows(0, b, 0, 1),
                    () -> a.setRows(1, backend.zeros(dtype, 2, 3), 0, 2),
                    () -> a.set(1, 2),
                    () -> backend.matrix(dtype, 2, 3, 1, 2),
                    () -> backend.zeros(dtype, 0, 3));
            for (int i = 0; i < refused.size(); i++) {
                Require.refused("misfit " + i + " of shapes", ShapeException.class, refused.get(i));
            }
            bits.requireSame("the matrix", 3, new double[] {1, 2, 3, 4, 5, 6}, a.toArray());
        }
    }
}

package dev.lockstep.api;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;

/** Checks the operands of an operation and makes its instruction. */
final class Operations {
    private Operations() {}

    static Matrix matmul(String name, Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
        require(name, a, b);
        int inner = transposeA ? a.rows() : a.columns();
        int innerB = transposeB ? b.columns() : b.rows();
        if (inner != innerB) {
            throw Shapes.mismatch(name, a, b, "the inner sizes are " + inner + " and " + innerB);
        }
        int rows = transposeA ? a.columns() : a.rows();
        int columns = transposeB ? b.rows() : b.columns();
        Storage left = a.storage();
        Storage right = b.storage();
        return a.backend()
                .result(
                        name,
                        a.dtype(),
                        rows,
                        columns,
                        out -> new Instruction.Matmul(left, transposeA, right, transposeB, out),
                        a,
                        b);
    }

    static Matrix unary(String name, UnaryOperation operation, Matrix a) {
        require(name, a);
        Storage operand = a.storage();
        return a.backend()
                .result(
                        name,
                        a.dtype(),
                        a.rows(),
                        a.columns(),
                        out -> new Instruction.Unary(operation, operand, out),
                        a);
    }

    static Matrix binary(String name, BinaryOperation operation, Matrix a, Matrix b) {
        require(name, a, b);
        Matrix larger = Shapes.covers(a, b) ? a : b;
        if (!Shapes.covers(larger, a)) {
            throw Shapes.mismatch(name, a, b, "neither is a row, a column or an element of the other's shape");
        }
        Storage left = a.storage();
        Storage right = b.storage();
        return a.backend()
                .result(
                        name,
                        a.dtype(),
                        larger.rows(),
                        larger.columns(),
                        out -> new Instruction.Binary(operation, left, right, out),
                        a,
                        b);
    }

    static void require(String name, Matrix a) {
        a.backend().requireOpen(name);
        a.requireOpen(name);
        Recorder recorder = a.backend().recorder();
        if (recorder != null) {
            recorder.uses(a);
        }
    }

    static void require(String name, Matrix a, Matrix b) {
        if (b == null) {
            throw new LockstepException(name + ": the other matrix is null");
        }
        if (b.backend() != a.backend()) {
            throw new LockstepException(name + ": the " + a + " and the " + b + " are on different backends");
        }
        if (b.dtype() != a.dtype()) {
            throw new LockstepException(name + ": the " + a + " and the " + b + " differ in dtype");
        }
        if ((a.isClosed() || b.isClosed())) {
            throw new LockstepException(name + ": of the shapes " + Shapes.describe(a.rows(), a.columns()) + " and "
                    + Shapes.describe(b.rows(), b.columns()) + " the " + (a.isClosed() ? "first" : "second")
                    + " matrix was used after it was closed");
        }
        require(name, a);
        require(name, b);
    }

    static void requireNotRecording(String name, Backend backend) {
        if (backend.recorder() != null) {
            throw new LockstepException(name + ": nothing is computed, read or set at once while a step is recorded");
        }
    }
}

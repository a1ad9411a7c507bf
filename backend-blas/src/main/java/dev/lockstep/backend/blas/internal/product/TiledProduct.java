package dev.lockstep.backend.blas.internal.product;

import dev.lockstep.backend.blas.internal.tile.Elements;
import dev.lockstep.backend.blas.internal.tile.TileShape;
import dev.lockstep.numerics.parallel.WorkerPool;

/** Computes a product tile by tile: each tile of C is set to +0.0, then the BLAS adds one block of the inner index after another. */
final class TiledProduct<A> {
    private final Elements<A> elements;
    private final ThreadLocal<Workspace<A>> workspaces;

    TiledProduct(Elements<A> elements) {
        this.elements = elements;
        this.workspaces = ThreadLocal.withInitial(() -> new Workspace<>(elements));
    }

    /** {@code C = op(A) op(B)}, where the matrices' rows have these lengths as they are stored. */
    void multiply(ProductPlan plan, A a, int strideA, A b, int strideB, A c, int strideC, WorkerPool pool) {
        Operand<A> left = new Operand<>(a, strideA);
        Operand<A> right = new Operand<>(b, strideB);
        Operand<A> result = new Operand<>(c, strideC);
        pool.run(plan.tiles(), tile -> compute(plan, plan.row(tile), plan.column(tile), left, right, result));
    }

    private void compute(ProductPlan plan, Piece row, Piece column, Operand<A> a, Operand<A> b, Operand<A> c) {
        Workspace<A> workspace = workspaces.get();
        boolean writesC = plan.writesC(row, column);
        int tileLength = row.tile() * column.tile();
        A target = writesC ? c.array : workspace.c(tileLength);
        int first = writesC ? row.start() * c.stride + column.start() : 0;
        if (writesC) {
            for (int i = 0; i < row.length(); i++) {
                elements.clear(target, first + i * c.stride, first + i * c.stride + column.length());
            }
        } else {
            elements.clear(target, 0, tileLength);
        }
        for (Piece depth : plan.depths()) {
            add(plan, row, column, depth, a, b, target, first, workspace);
        }
        if (!writesC) {
            int to = row.start() * c.stride + column.start();
            for (int i = 0; i < row.length(); i++) {
                System.arraycopy(target, i * column.tile(), c.array, to + i * c.stride, column.length());
            }
        }
    }

    private void add(
            ProductPlan plan,
            Piece row,
            Piece column,
            Piece depth,
            Operand<A> a,
            Operand<A> b,
            A target,
            int first,
            Workspace<A> workspace) {
        TileShape shape = plan.shape(row, column, depth);
        A left = a.array;
        int firstLeft = row.start() * a.stride + depth.start();
        if (!plan.readsA(row, depth)) {
            left = workspace.a(row.tile() * depth.tile());
            firstLeft = 0;
            pack(a, plan.transposeA(), row, depth, left);
        }
        A right = b.array;
        int firstRight = depth.start() * b.stride + column.start();
        if (!plan.readsB(column, depth)) {
            right = workspace.b(depth.tile() * column.tile());
            firstRight = 0;
            pack(b, plan.transposeB(), depth, column, right);
        }
        elements.multiplyAdd(shape, left, firstLeft, right, firstRight, target, first);
    }

    /** Copies a part of an operand, transposed if asked for, and fills up with +0.0. */
    private void pack(Operand<A> source, boolean transposed, Piece rows, Piece columns, A target) {
        int stride = columns.tile();
        if (transposed) {
            int from = columns.start() * source.stride + rows.start();
            elements.transpose(source.array, from, source.stride, columns.length(), rows.length(), target, 0, stride);
        } else {
            int from = rows.start() * source.stride + columns.start();
            for (int i = 0; i < rows.length(); i++) {
                System.arraycopy(source.array, from + i * source.stride, target, i * stride, columns.length());
            }
        }
        if (!columns.isWhole()) {
            for (int i = 0; i < rows.length(); i++) {
                elements.clear(target, i * stride + columns.length(), (i + 1) * stride);
            }
        }
        elements.clear(target, rows.length() * stride, rows.tile() * stride);
    }

    private record Operand<A>(A array, int stride) {}
}

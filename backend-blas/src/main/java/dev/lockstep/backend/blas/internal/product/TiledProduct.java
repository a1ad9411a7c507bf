package dev.lockstep.backend.blas.internal.product;

import dev.lockstep.backend.blas.internal.tile.Elements;
import dev.lockstep.numerics.parallel.WorkerPool;
import java.util.function.IntConsumer;

/**
 * One product, computed tile by tile: each tile of C is set to +0.0, then the BLAS adds one block of the inner index after another.
 * Reused by the thread that it belongs to.
 */
final class TiledProduct<A> implements IntConsumer {
    private final Elements<A> elements;
    private final ThreadLocal<Workspace<A>> workspaces;
    private ProductPlan plan;
    private A a;
    private int strideA;
    private A b;
    private int strideB;
    private A c;
    private int strideC;

    /** @param workspaces what each thread copies tiles to */
    TiledProduct(Elements<A> elements, ThreadLocal<Workspace<A>> workspaces) {
        this.elements = elements;
        this.workspaces = workspaces;
    }

    /** {@code C = op(A) op(B)}, where the matrices' rows have these lengths as they are stored. */
    void multiply(ProductPlan plan, A a, int strideA, A b, int strideB, A c, int strideC, WorkerPool pool) {
        this.plan = plan;
        this.a = a;
        this.strideA = strideA;
        this.b = b;
        this.strideB = strideB;
        this.c = c;
        this.strideC = strideC;
        try {
            pool.run(plan.tiles(), this);
        } finally {
            this.a = null;
            this.b = null;
            this.c = null;
        }
    }

    /** Computes one tile. */
    @Override
    public void accept(int tile) {
        Workspace<A> workspace = workspaces.get();
        Piece row = plan.row(tile);
        Piece column = plan.column(tile);
        boolean writesC = plan.writesC(row, column);
        int tileLength = row.tile() * column.tile();
        int to = row.start() * strideC + column.start();
        A target = writesC ? c : workspace.c(tileLength);
        int first = writesC ? to : 0;
        if (writesC) {
            for (int i = 0; i < row.length(); i++) {
                elements.clear(target, first + i * strideC, first + i * strideC + column.length());
            }
        } else {
            elements.clear(target, 0, tileLength);
        }
        for (int block = 0; block < plan.blocks(); block++) {
            add(tile, block, target, first, workspace);
        }
        if (!writesC) {
            for (int i = 0; i < row.length(); i++) {
                System.arraycopy(target, i * column.tile(), c, to + i * strideC, column.length());
            }
        }
    }

    private void add(int tile, int block, A target, int first, Workspace<A> workspace) {
        Piece row = plan.row(tile);
        Piece column = plan.column(tile);
        Piece depth = plan.depth(block);
        A left = a;
        int firstLeft = first(row, depth, strideA, plan.transposeA());
        if (!plan.readsA(row, depth)) {
            left = workspace.a(row.tile() * depth.tile());
            firstLeft = 0;
            pack(a, strideA, plan.transposeA(), row, depth, left);
        }
        A right = b;
        int firstRight = first(depth, column, strideB, plan.transposeB());
        if (!plan.readsB(column, depth)) {
            right = workspace.b(depth.tile() * column.tile());
            firstRight = 0;
            pack(b, strideB, plan.transposeB(), depth, column, right);
        }
        elements.multiplyAdd(plan.shape(tile, block), left, firstLeft, right, firstRight, target, first);
    }

    /** Where a part of an operand begins. */
    private static int first(Piece rows, Piece columns, int stride, boolean transposed) {
        return transposed ? columns.start() * stride + rows.start() : rows.start() * stride + columns.start();
    }

    /** Copies a part of an operand, transposed if asked for, and fills up with +0.0. */
    private void pack(A source, int sourceStride, boolean transposed, Piece rows, Piece columns, A target) {
        int stride = columns.tile();
        int from = first(rows, columns, sourceStride, transposed);
        if (transposed) {
            elements.transpose(source, from, sourceStride, columns.length(), rows.length(), target, 0, stride);
        } else {
            for (int i = 0; i < rows.length(); i++) {
                System.arraycopy(source, from + i * sourceStride, target, i * stride, columns.length());
            }
        }
        if (!columns.isWhole()) {
            for (int i = 0; i < rows.length(); i++) {
                elements.clear(target, i * stride + columns.length(), (i + 1) * stride);
            }
        }
        elements.clear(target, rows.length() * stride, rows.tile() * stride);
    }
}

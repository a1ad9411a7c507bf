package dev.lockstep.backend.blas.internal.product;

import dev.lockstep.backend.blas.internal.certification.Certification;
import dev.lockstep.backend.blas.internal.tile.Elements;
import dev.lockstep.backend.blas.internal.tile.TileShape;
import dev.lockstep.numerics.parallel.WorkerPool;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The products of one dtype that the library may compute. */
final class NativePath<A> {
    /** More sizes than a network has; a caller with ever new ones pays for planning again. */
    private static final int MOST_PLANS = 4096;

    private final Certification<A> certification;
    private final DistrustWarning warning;
    private final ThreadLocal<TiledProduct<A>> products;
    private final WorkerPool pool;
    private final Map<Sizes, Optional<ProductPlan>> plans = new ConcurrentHashMap<>();

    NativePath(Elements<A> elements, Certification<A> certification, DistrustWarning warning, WorkerPool pool) {
        this.certification = certification;
        this.warning = warning;
        ThreadLocal<Workspace<A>> workspaces = ThreadLocal.withInitial(() -> new Workspace<>(elements));
        this.products = ThreadLocal.withInitial(() -> new TiledProduct<>(elements, workspaces));
        this.pool = pool;
    }

    /** Computes the product, or returns false if the library may not. */
    boolean multiply(A a, boolean transposeA, A b, boolean transposeB, A c, int m, int n, int k) {
        Optional<ProductPlan> plan = plan(new Sizes(m, n, k, transposeA, transposeB));
        if (plan.isEmpty()) {
            return false;
        }
        products.get().multiply(plan.get(), a, transposeA ? m : k, b, transposeB ? k : n, c, n, pool);
        return true;
    }

    private Optional<ProductPlan> plan(Sizes sizes) {
        Optional<ProductPlan> known = plans.get(sizes);
        if (known == null) {
            known = newPlan(sizes);
            if (plans.size() >= MOST_PLANS) {
                plans.clear();
            }
            plans.put(sizes, known);
        }
        return known;
    }

    private Optional<ProductPlan> newPlan(Sizes sizes) {
        Optional<TileShape> failure = Optional.empty();
        for (TileLengths lengths : TileLengths.values()) {
            ProductPlan plan = new ProductPlan(
                    sizes.m, sizes.n, sizes.k, sizes.transposeA, sizes.transposeB, pool.threads(), lengths);
            failure = certification.failure(plan.shapes());
            if (failure.isEmpty()) {
                return Optional.of(plan);
            }
        }
        failure.ifPresent(warning::give);
        return Optional.empty();
    }

    private record Sizes(int m, int n, int k, boolean transposeA, boolean transposeB) {}
}

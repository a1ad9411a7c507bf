package dev.lockstep.backend.blas.internal.product;

import dev.lockstep.backend.blas.internal.tile.Elements;

/** One thread's copies of tiles. They grow to the largest tile needed, a few MiB, and are used again. */
final class Workspace<A> {
    private final Elements<A> elements;
    private final Buffer a = new Buffer();
    private final Buffer b = new Buffer();
    private final Buffer c = new Buffer();

    Workspace(Elements<A> elements) {
        this.elements = elements;
    }

    A a(int length) {
        return a.of(length);
    }

    A b(int length) {
        return b.of(length);
    }

    A c(int length) {
        return c.of(length);
    }

    private final class Buffer {
        private A array;
        private int capacity;

        A of(int length) {
            if (capacity < length) {
                array = elements.allocate(length);
                capacity = length;
            }
            return array;
        }
    }
}

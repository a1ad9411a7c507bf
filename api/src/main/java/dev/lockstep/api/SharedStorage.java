package dev.lockstep.api;

import dev.lockstep.api.spi.Storage;
import java.util.function.Consumer;

/** A storage in which several matrices stand, released when the last of them is closed. */
final class SharedStorage {
    private Consumer<Storage> release;
    private Storage storage;
    private volatile int holders = 1;

    /**
     * A storage with one holder.
     *
     * @param release takes the storage when nobody holds it any more
     */
    SharedStorage(Storage storage, Consumer<Storage> release) {
        this.storage = storage;
        this.release = release;
    }

    Storage storage() {
        return storage;
    }

    /** Puts the matrices into another storage. */
    void move(Storage other) {
        storage = other;
    }

    /** Changes who takes the storage when nobody holds it any more. */
    void releaseTo(Consumer<Storage> other) {
        release = other;
    }

    synchronized SharedStorage held() {
        holders++;
        return this;
    }

    /** Whether nobody holds it any more. */
    boolean isGiven() {
        return holders == 0;
    }

    void give() {
        boolean last;
        synchronized (this) {
            last = --holders == 0;
        }
        if (last) {
            release.accept(storage);
        }
    }
}

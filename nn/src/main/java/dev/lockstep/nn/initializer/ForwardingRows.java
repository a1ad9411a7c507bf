package dev.lockstep.nn.initializer;

import java.util.Optional;

/** Rows made of others one by one: as many, as wide, and from where those are; what differs is overridden. */
public interface ForwardingRows extends NumberRows {
    /** The others. */
    NumberRows all();

    @Override
    default int rows() {
        return all().rows();
    }

    @Override
    default int columns() {
        return all().columns();
    }

    @Override
    default boolean inMemory() {
        return all().inMemory();
    }

    @Override
    default Optional<String> file() {
        return all().file();
    }

    @Override
    default void taken() {
        all().taken();
    }
}

package dev.lockstep.models.network;

import dev.lockstep.data.DataException;
import java.util.Optional;
import java.util.function.Supplier;

/** A place in a network file; line and column count from 1. */
record Location(Mistakes mistakes, int line, int column) {
    NetworkFileException error(String problem) {
        return new NetworkFileException(Text.line(mistakes.file() + ":" + line + ":" + column + ": " + problem), this);
    }

    /** Notes what is wrong here, so that the rest can be read. */
    void note(String problem) {
        mistakes.add(error(problem));
    }

    /** Notes all that is wrong with data that are named here; returns what to throw. */
    RuntimeException noted(DataException wrong) {
        wrong.problems().forEach(this::note);
        return mistakes.noted();
    }

    /** What is read here; empty if that fails, which is noted, so that the rest of the file can be read. */
    <T> Optional<T> attempt(Supplier<T> reading) {
        return mistakes.attempt(reading);
    }
}

package dev.lockstep.models.network;

/** A place in a network file; line and column count from 1. */
record Location(String file, int line, int column) {
    NetworkFileException error(String problem) {
        return new NetworkFileException(Text.line(file + ":" + line + ":" + column + ": " + problem));
    }
}

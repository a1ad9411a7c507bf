package dev.lockstep.backend.blas.internal.library;

import java.nio.file.Path;
import java.util.List;

/**
 * A library's file on disk, not yet loaded.
 *
 * @param file the library
 * @param companions what it needs from its own folder, in the order of loading
 * @param origin where it comes from, for people
 * @param sha256 the checksum of its bytes, in hexadecimal
 */
record LocatedLibrary(Path file, List<Path> companions, String origin, String sha256) {}

package dev.lockstep.numerics.natives;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files that were unpacked, or were there already.
 *
 * @param files their paths, in the order asked for, all in one folder
 * @param cacheFailure why they are not in the user's cache but in a folder for this process alone; empty if they are
 */
public record Unpacked(List<Path> files, Optional<String> cacheFailure) {}

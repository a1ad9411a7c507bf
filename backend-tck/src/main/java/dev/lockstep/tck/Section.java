package dev.lockstep.tck;

import java.util.stream.Stream;

/**
 * Checks that belong together.
 *
 * @param text what they show
 */
record Section(String text, Stream<Check> checks) {}

package dev.lockstep.conformance;

import java.util.stream.Stream;

/**
 * Checks that belong together.
 *
 * @param text what they show
 */
public record Section(String text, Stream<Check> checks) {}

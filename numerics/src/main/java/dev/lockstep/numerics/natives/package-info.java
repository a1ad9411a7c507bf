/**
 * Native libraries that jars bring along: where they are unpacked, and how that is made safe.
 *
 * <p>Backends use it; nothing here computes or loads anything.
 */
package dev.lockstep.numerics.natives;

/**
 * Native libraries that jars bring along: where they are unpacked, and how that is made safe.
 *
 * <p>A backend lists its libraries in a table on its class path, which pins their size and checksums;
 * {@link dev.lockstep.numerics.natives.PackagedFiles} reads it and {@link dev.lockstep.numerics.natives.Unpacking} does the rest. What was found out about a library is kept as a
 * {@link dev.lockstep.numerics.natives.SealedFile}.
 * Nothing here computes or loads anything.
 */
package dev.lockstep.numerics.natives;

/** The numerics contract's random numbers: a counter-based generator, whose every number depends on its place alone. */
package dev.lockstep.numerics.random;

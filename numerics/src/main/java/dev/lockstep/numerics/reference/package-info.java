/**
 * The numerics contract in its plainest form: what every kernel of every backend must give, to the last bit.
 *
 * <p>Written to be read and compared with, not to be fast. It changes only when the contract does, and together with its document.
 */
package dev.lockstep.numerics.reference;

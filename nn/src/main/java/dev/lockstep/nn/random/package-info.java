/**
 * The random streams of NumPy, Python and PyTorch, so that a seed means the same start values here as there.
 *
 * <p>Most draw from {@link dev.lockstep.nn.random.MersenneTwister}, one from {@link dev.lockstep.nn.random.Pcg64}, and one is the contract's own
 * counter-based generator. Nothing else in Lockstep draws random numbers. Functions are those of the numerics contract, so a stream has the same bits
 * everywhere; {@code docs/training.md} states the streams for other languages. A further generator is a further
 * {@link dev.lockstep.nn.random.RandomStream}; the existing ones may not change what they return.
 */
package dev.lockstep.nn.random;

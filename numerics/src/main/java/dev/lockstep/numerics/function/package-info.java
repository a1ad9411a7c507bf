/**
 * The elementary functions of the numerics contract: exp, expm1, log, log1p, sin, cos, tanh, the logistic
 * sigmoid and erf as fixed sequences of IEEE 754 operations, one value at a time. These are the oracle for every other
 * implementation.
 *
 * <p>Allowed here: {@code + - * /}, {@link java.lang.Math#fma(double, double, double)}, absolute value and sign copy,
 * comparisons, conversions between the two floating-point types, and integer operations on bit patterns. Nothing here
 * calls a platform's elementary function, and nothing may be reassociated or contracted: each expression is evaluated
 * as its parentheses say, every operation rounded to nearest even. Changing the bits of any result is a change of the
 * contract. {@code docs/elementary-functions.md} states the same sequences for other languages.
 */
package dev.lockstep.numerics.function;

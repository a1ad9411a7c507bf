/**
 * The library's own products, called as any program would, without the contract's tiles; only measurements use them.
 *
 * <p>A backend's product must never come from here.
 */
package dev.lockstep.backend.blas.internal.baseline;

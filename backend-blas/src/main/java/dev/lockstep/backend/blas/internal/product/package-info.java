/**
 * Matrix products by the BLAS: cut into tiles, packed, called, counted; with the contract's Java kernel where the BLAS may not be
 * trusted or would gain nothing.
 */
package dev.lockstep.backend.blas.internal.product;

/** What the backend {@code blas} is made of; not for use from outside this module. */
package dev.lockstep.backend.blas.internal;

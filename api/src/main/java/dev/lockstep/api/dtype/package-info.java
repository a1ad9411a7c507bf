/** The types of elements, which operations, backends and their users all name, and which know none of them. */
package dev.lockstep.api.dtype;

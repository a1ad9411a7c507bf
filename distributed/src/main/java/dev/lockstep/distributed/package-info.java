/** Training by many workers with the bits of one. */
package dev.lockstep.distributed;

/** What the one who leads a run and its workers say to each other. */
package dev.lockstep.distributed.protocol;

/**
 * Files that are written whole or not at all: beside their place, synced, and moved there.
 *
 * <p>{@link dev.lockstep.models.output.OutputPath} is the entry. A process that is interrupted leaves nothing; what one that was killed left is
 * removed by the next that writes into the folder.
 */
package dev.lockstep.models.output;

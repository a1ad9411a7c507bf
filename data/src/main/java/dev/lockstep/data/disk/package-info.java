/** Bytes that are read where they lie, in memory or on disk. */
package dev.lockstep.data.disk;

/**
 * Formats of files: {@link dev.lockstep.data.file.DataFile} opens one of any format as a {@link dev.lockstep.data.DataSource}.
 *
 * <p>Every length that a file states is compared with what is there before anything is allocated for it.
 */
package dev.lockstep.data.file;

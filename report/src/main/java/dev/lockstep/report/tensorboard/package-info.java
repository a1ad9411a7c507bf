/** Event files as TensorBoard reads them: frames with checksums, and in them a few messages of protocol buffers, written by hand. */
package dev.lockstep.report.tensorboard;

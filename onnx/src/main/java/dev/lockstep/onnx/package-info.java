/**
 * Models as ONNX files.
 *
 * <p>A file is made of the operations on matrices that a prediction computes, heard one by one, so a layer that is composed of them needs
 * nothing here. {@link dev.lockstep.onnx.OnnxExport} is the entry. What runs the file computes sums in another order and functions of its
 * own: its numbers are equal within ulps, never the same bits.
 */
package dev.lockstep.onnx;

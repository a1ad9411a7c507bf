package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.function.Erf;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Expm1;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Log1p;
import dev.lockstep.numerics.function.Sigmoid;
import dev.lockstep.numerics.function.Tanh;
import java.util.Objects;

/**
 * The elementary functions on ranges of arrays: {@code out[outOffset + i] = f(a[aOffset + i])} for {@code 0 <= i <
 * length}, the bits being those of the scalar functions in {@code dev.lockstep.numerics.function} for every argument
 * (a NaN's payload aside).
 *
 * <p>{@code out} may be {@code a} itself at the same offset; other overlaps are not allowed. A range outside its array
 * throws {@link IndexOutOfBoundsException} before anything is written.
 */
public final class VectorFunctions {

    private VectorFunctions() {}

    /** {@link Exp#of(double)} on a range. */
    public static void exp(double[] a, int aOffset, double[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        VectorExp.apply(a, aOffset, out, outOffset, length);
    }

    /** {@link Exp#of(float)} on a range. */
    public static void exp(float[] a, int aOffset, float[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        FloatBlocks.apply(
                (values, count) -> VectorExp.apply(values, 0, values, 0, count), a, aOffset, out, outOffset, length);
    }

    /** {@link Expm1#of(double)} on a range. */
    public static void expm1(double[] a, int aOffset, double[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        VectorExpm1.apply(a, aOffset, out, outOffset, length);
    }

    /** {@link Expm1#of(float)} on a range. */
    public static void expm1(float[] a, int aOffset, float[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        FloatBlocks.apply(
                (values, count) -> VectorExpm1.apply(values, 0, values, 0, count), a, aOffset, out, outOffset, length);
    }

    /** {@link Log#of(double)} on a range. */
    public static void log(double[] a, int aOffset, double[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        VectorLog.apply(a, aOffset, out, outOffset, length);
    }

    /** {@link Log#of(float)} on a range. */
    public static void log(float[] a, int aOffset, float[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        FloatBlocks.applyChecked(
                (values, count) -> VectorLog.apply(values, 0, values, 0, count),
                Log::of,
                a,
                aOffset,
                out,
                outOffset,
                length);
    }

    /** {@link Log1p#of(double)} on a range. */
    public static void log1p(double[] a, int aOffset, double[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        VectorLog1p.apply(a, aOffset, out, outOffset, length);
    }

    /** {@link Log1p#of(float)} on a range. */
    public static void log1p(float[] a, int aOffset, float[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        FloatBlocks.applyChecked(
                (values, count) -> VectorLog1p.apply(values, 0, values, 0, count),
                Log1p::of,
                a,
                aOffset,
                out,
                outOffset,
                length);
    }

    /** {@link Tanh#of(double)} on a range. */
    public static void tanh(double[] a, int aOffset, double[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        VectorTanh.apply(a, aOffset, out, outOffset, length);
    }

    /** {@link Tanh#of(float)} on a range. */
    public static void tanh(float[] a, int aOffset, float[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        FloatBlocks.apply(
                (values, count) -> VectorTanh.apply(values, 0, values, 0, count), a, aOffset, out, outOffset, length);
    }

    /** {@link Sigmoid#of(double)} on a range. */
    public static void sigmoid(double[] a, int aOffset, double[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        VectorSigmoid.apply(a, aOffset, out, outOffset, length);
    }

    /** {@link Sigmoid#of(float)} on a range. */
    public static void sigmoid(float[] a, int aOffset, float[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        FloatBlocks.applyChecked(
                (values, count) -> VectorSigmoid.apply(values, 0, values, 0, count),
                Sigmoid::of,
                a,
                aOffset,
                out,
                outOffset,
                length);
    }

    /** {@link Erf#of(double)} on a range. */
    public static void erf(double[] a, int aOffset, double[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        VectorErf.apply(a, aOffset, out, outOffset, length);
    }

    /** {@link Erf#of(float)} on a range. */
    public static void erf(float[] a, int aOffset, float[] out, int outOffset, int length) {
        Objects.checkFromIndexSize(aOffset, length, a.length);
        Objects.checkFromIndexSize(outOffset, length, out.length);
        FloatBlocks.apply(
                (values, count) -> VectorErf.apply(values, 0, values, 0, count), a, aOffset, out, outOffset, length);
    }
}

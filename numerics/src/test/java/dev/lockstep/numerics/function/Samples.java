package dev.lockstep.numerics.function;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Arguments to test the functions on: edges, uniform and logarithmic spreads, and any bit pattern. */
public final class Samples {

    private Samples() {}

    /** NaN, infinities, zeros, the ends of the normal and subnormal ranges, both signs, and thresholds of the code. */
    public static double[] edges() {
        double[] magnitudes = {
            0.0,
            Double.MIN_VALUE,
            0x1.0p-1050,
            Math.nextDown(Double.MIN_NORMAL),
            Double.MIN_NORMAL,
            0x1.0p-500,
            0x1.0p-54,
            0x1.0p-53,
            0x1.0p-28,
            0x1.0p-10,
            0.17328679513998632,
            0.34657359027997264,
            0.5,
            0.7071067811865475,
            0.7071067811865476,
            Math.nextDown(1.0),
            1.0,
            Math.nextUp(1.0),
            1.4142135623730951,
            Math.E,
            19.06,
            20.0,
            36.0,
            37.0,
            104.0,
            708.0,
            Math.nextUp(708.0),
            708.3964185322641,
            709.0,
            709.782712893384,
            Math.nextUp(709.782712893384),
            744.4400719213812,
            745.1332191019411,
            745.1332191019412,
            746.0,
            1.0e10,
            1.0e300,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY
        };
        DoubleStream both = DoubleStream.concat(
                DoubleStream.of(magnitudes), DoubleStream.of(magnitudes).map(x -> -x));
        return DoubleStream.concat(both, DoubleStream.of(Double.NaN)).toArray();
    }

    /** The thresholds that {@link #edges} lacks and the numbers beside them, both signs. */
    public static double[] thresholds() {
        return DoubleStream.of(
                        0.41421356237309503, 0.75, 1.0, 5.921587195794508, 6.0, 37.42994775023705, 40.0, 0x1.0p1000)
                .flatMap(x -> DoubleStream.of(Math.nextDown(x), x, Math.nextUp(x)))
                .flatMap(x -> DoubleStream.of(x, -x))
                .toArray();
    }

    public static double[] uniform(long seed, int count, double from, double to) {
        SplittableRandom random = new SplittableRandom(seed);
        return generate(count, ignored -> random.nextDouble(from, to));
    }

    /** Magnitudes whose logarithms are spread evenly between two powers of two; either sign where asked for. */
    public static double[] logarithmic(long seed, int count, int fromExponent, int toExponent, boolean signed) {
        SplittableRandom random = new SplittableRandom(seed);
        return generate(count, ignored -> {
            double magnitude = Math.scalb(1.0 + random.nextDouble(), random.nextInt(fromExponent, toExponent));
            return signed && random.nextBoolean() ? -magnitude : magnitude;
        });
    }

    /** Any bit pattern: NaN, infinities and subnormal numbers too. */
    public static double[] anyBits(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return generate(count, ignored -> Double.longBitsToDouble(random.nextLong()));
    }

    /** Any binary32 bit pattern. */
    public static float[] anyFloatBits(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = Float.intBitsToFloat(random.nextInt());
        }
        return values;
    }

    public static float[] toFloats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] generate(int count, DoubleUnaryOperator generator) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = generator.applyAsDouble(i);
        }
        return values;
    }
}

package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Arguments at which functions of elements go wrong first: where their sequences take another branch or another power of two, where
 * results become subnormal, zero or infinite, and whose float32 results lie nearest to the midpoint of two numbers.
 */
final class HardNumbers {
    /** How many numbers on each side of a hard one. */
    private static final int AROUND = 8;

    private static final double LN_2 = 0x1.62e42fefa39efp-1;
    private static final double SQRT_HALF = 0x1.6a09e667f3bcdp-1;

    /** Where exp, expm1, sigmoid, tanh and erf reach the ends of what they can give, in float64 and in float32. */
    private static final double[] ENDS = {
        0.0,
        0x1p-28,
        0.75,
        3.9192058,
        5.921587195794508,
        6,
        17.32868,
        19.0615,
        20,
        37.42994775023705,
        40,
        708,
        708.3964185322641,
        709.782712893384,
        745.1332191019411,
        746,
        9.0109,
        87.33655,
        88.72284,
        103.97208
    };

    /** Their logarithms are nearer to a midpoint of float32 numbers than float64 can tell. */
    private static final double[] LOGARITHMS = {0x1.827a74p-7, 0x1.2f1fd6p3, 0x1.bacb4ap25, 0x1.b121a6p76, 0x1.6351d8p95
    };

    /** The float32 results of expm1, log1p and erf nearest to a midpoint. */
    private static final double[] NEAR_MIDPOINTS = {
        0x1.6a09e6p-24,
        0x1.94c582p-22,
        0x1.645636p-19,
        0x1.4a9cf4p-11,
        0x1.84a5bap-4,
        0x1.eb97f8p-19,
        0x1.f676d8p-9,
        0x1.800006p-21,
        0x1.200036p-17,
        0x1.fb035ap-2,
        0x1.0f1fd6p3,
        0x1.7ffffap-21,
        0x1.1fffcap-17,
        0x1.1d9188p-9,
        0x1.1d3a5ap-20,
        0x1.5d48ccp-18,
        0x1.81d5acp-13,
        0x1.800afap-12
    };

    private HardNumbers() {}

    /** All of them and the numbers of the dtype around each, of both signs, in one row. */
    static GivenMatrix with(DType dtype) {
        double[] elements = Stream.of(ENDS, LOGARITHMS, NEAR_MIDPOINTS, sigmoids(), ofExponentials(), ofLogarithms())
                .flatMapToDouble(Arrays::stream)
                .map(dtype::round)
                .distinct()
                .flatMap(center -> IntStream.rangeClosed(-AROUND, AROUND).mapToDouble(i -> beside(dtype, center, i)))
                .flatMap(x -> DoubleStream.of(x, -x))
                .toArray();
        return new GivenMatrix(1, elements.length, elements);
    }

    /** Their sigmoids are just below the midpoint {@code 1/2 + x/4} of two float32 numbers. */
    private static double[] sigmoids() {
        return IntStream.range(0, 200).mapToDouble(i -> (2 * i + 1) * 0x1p-23).toArray();
    }

    /** Where the exponential that exp, expm1, sigmoid and tanh share takes the next power of two. */
    private static double[] ofExponentials() {
        return IntStream.range(0, 1076)
                .mapToDouble(k -> (k + 0.5) * LN_2)
                .flatMap(x -> DoubleStream.of(x, x / 2))
                .toArray();
    }

    /** Where log and log1p take the next power of two, and the powers themselves, around which square roots are near midpoints. */
    private static double[] ofLogarithms() {
        return IntStream.rangeClosed(-1074, 1023)
                .mapToDouble(k -> Math.scalb(1.0, k))
                .flatMap(power -> DoubleStream.of(power, power * SQRT_HALF, Math.abs(power * SQRT_HALF - 1)))
                .toArray();
    }

    /** The number of the dtype that is so many further from zero, or zero. */
    private static double beside(DType dtype, double center, int steps) {
        return switch (dtype) {
            case FLOAT64 -> Double.longBitsToDouble(Math.max(0, Double.doubleToRawLongBits(center) + steps));
            case FLOAT32 -> Float.intBitsToFloat(Math.max(0, Float.floatToRawIntBits((float) center) + steps));
        };
    }
}

package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;
import java.util.Arrays;
import java.util.function.DoubleSupplier;

/** Makes operands whose values expose any other order of roundings, any mistaken zero and any mistaken NaN. */
final class Values {
    private static final double[] EDGES = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        0x1.fffffffffffffp-1,
        0x1.fffffep-1,
        0x1.000001p0,
        709.5,
        -745.0,
        88.5,
        -103.5
    };

    private static final int THIN_SIZE = 40;
    private static final int SIGNIFICAND_BITS = 52;

    private final UnsharedRandom random;
    private final Shapes shapes;

    /** Which shapes are tested. */
    private enum Shapes {
        GIVEN,
        /** One in the middle and one near the end of those given, and no size above a bound. */
        THIN,
        DRAWN
    }

    /** Values drawn from a seed, for shapes as they are given. */
    Values(long seed) {
        this(seed, Shapes.GIVEN);
    }

    private Values(long seed, Shapes shapes) {
        random = new UnsharedRandom(seed);
        this.shapes = shapes;
    }

    /** Values drawn from a seed, for shapes drawn too. */
    static Values varied(long seed) {
        return new Values(seed, Shapes.DRAWN);
    }

    /** Values drawn from a seed, for few of the shapes that are given. */
    static Values thin(long seed) {
        return new Values(seed, Shapes.THIN);
    }

    /** The shapes to test: those given, or others that are up to twice as large in each direction and mostly smaller. */
    int[][] shapes(int[]... given) {
        if (shapes == Shapes.THIN && given.length > 3) {
            return new int[][] {given[given.length / 2], given[given.length - 2]};
        }
        return Arrays.stream(given)
                .map(shape -> Arrays.stream(shape).map(this::size).toArray())
                .toArray(int[][]::new);
    }

    /** The size to test: the one given, or another from 1 to twice as large. */
    int size(int given) {
        if (shapes == Shapes.THIN) {
            return Math.min(given, THIN_SIZE);
        }
        if (shapes == Shapes.GIVEN) {
            return given;
        }
        double fraction = random.nextDouble();
        return 1 + (int) (2 * given * fraction * fraction);
    }

    /** Every edge value in a row. */
    static GivenMatrix allEdges() {
        return new GivenMatrix(1, EDGES.length, EDGES.clone());
    }

    static GivenMatrix negativeZeros(int rows, int columns) {
        double[] elements = new double[rows * columns];
        Arrays.fill(elements, -0.0);
        return new GivenMatrix(rows, columns, elements);
    }

    /** Zeros, one in two negative. */
    GivenMatrix zeros(int rows, int columns) {
        return make(rows, columns, () -> random.nextBoolean() ? 0.0 : -0.0);
    }

    /** Few different values, so that many are equal. */
    GivenMatrix few(int rows, int columns) {
        return make(rows, columns, () -> random.nextInt(3) - 1);
    }

    /** Numbers from 0 on, and below a bound. */
    GivenMatrix indices(int rows, int columns, int bound) {
        return make(rows, columns, () -> random.nextInt(bound));
    }

    /** Indices among numbers that are none: one in two -1, the bound, no whole number, NaN or infinite. */
    GivenMatrix wildIndices(int rows, int columns, int bound) {
        double[] wild = {-1, bound, 0.5, -2, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1e18, -0.0
        };
        return make(
                rows, columns, () -> random.nextBoolean() ? random.nextInt(bound) : wild[random.nextInt(wild.length)]);
    }

    /** Finite values of mixed magnitude. */
    GivenMatrix finite(int rows, int columns) {
        return make(rows, columns, this::finiteValue);
    }

    /** Values of mixed magnitude, one in eight an edge value. */
    GivenMatrix edges(int rows, int columns) {
        return make(rows, columns, () -> random.nextInt(8) == 0 ? edge() : finiteValue());
    }

    /** Values of mixed magnitude, one in a thousand an edge value, so that it decides single sums only. */
    GivenMatrix fewEdges(int rows, int columns) {
        return make(rows, columns, () -> random.nextInt(1000) == 0 ? edge() : finiteValue());
    }

    /** Values below the smallest normal one, of float64 or of float32. */
    GivenMatrix subnormal(int rows, int columns) {
        int exponent = random.nextBoolean() ? -1030 : -130;
        return make(rows, columns, () -> random.nextGaussian() * Math.scalb(1.0, exponent - random.nextInt(16)));
    }

    /** Values close to the largest finite one of float32 or of float64, whose sums overflow or not by their order. */
    GivenMatrix huge(int rows, int columns) {
        int exponent = random.nextBoolean() ? 1022 : 126;
        return make(rows, columns, () -> (random.nextDouble() * 2 - 1) * Math.scalb(1.0, exponent));
    }

    /** Values anywhere: half with any bits, half where the functions curve. */
    GivenMatrix anywhere(int rows, int columns) {
        return make(rows, columns, () -> switch (random.nextInt(4)) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> Float.intBitsToFloat(random.nextInt());
            case 2 -> random.nextGaussian() * 8;
            default -> 1 + random.nextGaussian() / 16;
        });
    }

    /**
     * A row of numbers spread evenly over all of a dtype, by their bits.
     *
     * @param from the first of them, counted from 0
     * @param total how many there are together
     */
    GivenMatrix spread(DType dtype, int from, int count, int total) {
        double[] elements = new double[count];
        for (int i = 0; i < count; i++) {
            elements[i] = switch (dtype) {
                case FLOAT64 -> {
                    long step = Long.divideUnsigned(-1, total);
                    yield Double.longBitsToDouble((from + i) * step + Long.remainderUnsigned(random.nextLong(), step));
                }
                case FLOAT32 -> {
                    int step = (int) ((1L << Integer.SIZE) / total);
                    yield Float.intBitsToFloat((from + i) * step + random.nextInt(step));
                }
            };
        }
        return new GivenMatrix(1, count, elements);
    }

    /** A row of numbers up to a bound, of both signs; one in four close to 1. */
    GivenMatrix within(double bound, int count) {
        return make(
                1,
                count,
                () -> random.nextInt(4) == 0
                        ? 1 + random.nextGaussian() * Math.scalb(1.0, -random.nextInt(40))
                        : bound * (2 * random.nextDouble() - 1));
    }

    /** A number that is not a matrix. */
    double number() {
        return random.nextBoolean() ? edge() : finiteValue();
    }

    private double edge() {
        return EDGES[random.nextInt(EDGES.length)];
    }

    /** From 2^-17 up to 2^7 or negative, every bit of it drawn. */
    private double finiteValue() {
        long bits = random.nextLong();
        long exponent = (bits >>> SIGNIFICAND_BITS & 0x7ff) % 24 - 17;
        return Double.longBitsToDouble(
                bits & ~(0x7ffL << SIGNIFICAND_BITS) | Double.MAX_EXPONENT + exponent << SIGNIFICAND_BITS);
    }

    private static GivenMatrix make(int rows, int columns, DoubleSupplier element) {
        double[] elements = new double[rows * columns];
        Arrays.setAll(elements, i -> element.getAsDouble());
        return new GivenMatrix(rows, columns, elements);
    }
}

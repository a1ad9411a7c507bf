package dev.lockstep.tck;

import dev.lockstep.api.DType;
import java.util.Arrays;
import java.util.Random;
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

    private final Random random;
    private final boolean varies;

    /** Values drawn from a seed, for shapes as they are given. */
    Values(long seed) {
        this(seed, false);
    }

    private Values(long seed, boolean varies) {
        random = new Random(seed);
        this.varies = varies;
    }

    /** Values drawn from a seed, for shapes drawn too. */
    static Values varied(long seed) {
        return new Values(seed, true);
    }

    /** The shapes to test: those given, or others that are up to twice as large in each direction and mostly smaller. */
    int[][] shapes(int[]... given) {
        return Arrays.stream(given)
                .map(shape -> Arrays.stream(shape).map(this::size).toArray())
                .toArray(int[][]::new);
    }

    /** The size to test: the one given, or another from 1 to twice as large. */
    int size(int given) {
        if (!varies) {
            return given;
        }
        double fraction = random.nextDouble();
        return 1 + (int) (2 * given * fraction * fraction);
    }

    /** Every edge value in a row. */
    static Operand allEdges() {
        return new Operand(1, EDGES.length, EDGES.clone());
    }

    static Operand negativeZeros(int rows, int columns) {
        double[] elements = new double[rows * columns];
        Arrays.fill(elements, -0.0);
        return new Operand(rows, columns, elements);
    }

    /** Finite values of mixed magnitude. */
    Operand finite(int rows, int columns) {
        return make(rows, columns, this::finiteValue);
    }

    /** Values of mixed magnitude, one in eight an edge value. */
    Operand edges(int rows, int columns) {
        return make(rows, columns, () -> random.nextInt(8) == 0 ? edge() : finiteValue());
    }

    /** Values of mixed magnitude, one in a thousand an edge value, so that it decides single sums only. */
    Operand fewEdges(int rows, int columns) {
        return make(rows, columns, () -> random.nextInt(1000) == 0 ? edge() : finiteValue());
    }

    /** Values below the smallest normal one, of float64 or of float32. */
    Operand subnormal(int rows, int columns) {
        int exponent = random.nextBoolean() ? -1030 : -130;
        return make(rows, columns, () -> random.nextGaussian() * Math.scalb(1.0, exponent - random.nextInt(16)));
    }

    /** Values close to the largest finite one of float32 or of float64, whose sums overflow or not by their order. */
    Operand huge(int rows, int columns) {
        int exponent = random.nextBoolean() ? 1022 : 126;
        return make(rows, columns, () -> (random.nextDouble() * 2 - 1) * Math.scalb(1.0, exponent));
    }

    /** Values anywhere: half with any bits, half where the functions curve. */
    Operand anywhere(int rows, int columns) {
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
    Operand spread(DType dtype, int from, int count, int total) {
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
        return new Operand(1, count, elements);
    }

    /** A row of numbers up to a bound, of both signs; one in four close to 1. */
    Operand within(double bound, int count) {
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

    private double finiteValue() {
        return random.nextGaussian() * Math.scalb(1.0, random.nextInt(24) - 16);
    }

    private static Operand make(int rows, int columns, DoubleSupplier element) {
        double[] elements = new double[rows * columns];
        Arrays.setAll(elements, i -> element.getAsDouble());
        return new Operand(rows, columns, elements);
    }
}

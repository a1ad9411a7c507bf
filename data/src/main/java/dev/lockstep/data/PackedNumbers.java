package dev.lockstep.data;

import java.util.Arrays;

/**
 * Numbers of float64 in as few bytes as hold all their bits: those that are all the same once; decimals of few digits as whole numbers of one, two or four
 * bytes, which a power of ten divides, since the quotient of such numbers is the decimal correctly rounded; numbers of float32 as such.
 */
abstract class PackedNumbers {
    /** The whole number that stands for NaN. */
    private static final int NAN = Integer.MIN_VALUE;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    /** Writes some of them into every {@code step}th place from the first on. */
    abstract void read(int from, int count, double[] into, int first, int step);

    /** Packs every {@code step}th number from the first on. */
    static PackedNumbers of(double[] numbers, int first, int count, int step) {
        double[] chosen = new double[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = numbers[first + i * step];
        }
        if (areEqual(chosen)) {
            return new Equal(chosen[0]);
        }
        int decimals = decimals(chosen);
        if (decimals < POWERS.length) {
            return wholes(chosen, POWERS[decimals]);
        }
        return areFloats(chosen) ? new Floats(chosen) : new Doubles(chosen);
    }

    private static boolean areEqual(double[] numbers) {
        long bits = Double.doubleToRawLongBits(numbers[0]);
        for (double number : numbers) {
            if (Double.doubleToRawLongBits(number) != bits) {
                return false;
            }
        }
        return true;
    }

    /** How many decimal places all have, the number of powers where there is no such number. */
    private static int decimals(double[] numbers) {
        int places = 0;
        for (double number : numbers) {
            while (places < POWERS.length && !isWhole(number, POWERS[places])) {
                places++;
            }
        }
        for (double number : numbers) {
            if (places < POWERS.length && !isWhole(number, POWERS[places])) {
                return POWERS.length;
            }
        }
        return places;
    }

    /** Whether a whole number of four bytes, divided by a power of ten, has the bits of a number. */
    private static boolean isWhole(double number, double power) {
        int whole = whole(number, power);
        return Double.doubleToRawLongBits(number) == Double.doubleToRawLongBits(number(whole, power));
    }

    private static int whole(double number, double power) {
        return Double.isNaN(number) ? NAN : (int) Math.rint(number * power);
    }

    private static double number(int whole, double power) {
        return whole == NAN ? Double.NaN : whole / power;
    }

    private static boolean areFloats(double[] numbers) {
        for (double number : numbers) {
            if (Double.doubleToRawLongBits(number) != Double.doubleToRawLongBits((float) number)) {
                return false;
            }
        }
        return true;
    }

    private static PackedNumbers wholes(double[] numbers, double power) {
        int[] wholes =
                Arrays.stream(numbers).mapToInt(number -> whole(number, power)).toArray();
        int least = Arrays.stream(wholes).min().orElse(0);
        int greatest = Arrays.stream(wholes).max().orElse(0);
        if (least >= Byte.MIN_VALUE && greatest <= Byte.MAX_VALUE) {
            return new Bytes(wholes, power);
        }
        return least >= Short.MIN_VALUE && greatest <= Short.MAX_VALUE
                ? new Shorts(wholes, power)
                : new Integers(wholes, power);
    }

    private static final class Equal extends PackedNumbers {
        private final double number;

        Equal(double number) {
            this.number = number;
        }

        @Override
        void read(int from, int count, double[] into, int first, int step) {
            for (int i = 0; i < count; i++) {
                into[first + i * step] = number;
            }
        }
    }

    private static final class Bytes extends PackedNumbers {
        private final byte[] wholes;
        private final double power;

        Bytes(int[] numbers, double power) {
            this.power = power;
            wholes = new byte[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                wholes[i] = (byte) numbers[i];
            }
        }

        @Override
        void read(int from, int count, double[] into, int first, int step) {
            for (int i = 0; i < count; i++) {
                into[first + i * step] = wholes[from + i] / power;
            }
        }
    }

    private static final class Shorts extends PackedNumbers {
        private final short[] wholes;
        private final double power;

        Shorts(int[] numbers, double power) {
            this.power = power;
            wholes = new short[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                wholes[i] = (short) numbers[i];
            }
        }

        @Override
        void read(int from, int count, double[] into, int first, int step) {
            for (int i = 0; i < count; i++) {
                into[first + i * step] = wholes[from + i] / power;
            }
        }
    }

    private static final class Integers extends PackedNumbers {
        private final int[] wholes;
        private final double power;

        Integers(int[] wholes, double power) {
            this.wholes = wholes;
            this.power = power;
        }

        @Override
        void read(int from, int count, double[] into, int first, int step) {
            for (int i = 0; i < count; i++) {
                into[first + i * step] = number(wholes[from + i], power);
            }
        }
    }

    private static final class Floats extends PackedNumbers {
        private final float[] floats;

        Floats(double[] numbers) {
            floats = new float[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                floats[i] = (float) numbers[i];
            }
        }

        @Override
        void read(int from, int count, double[] into, int first, int step) {
            for (int i = 0; i < count; i++) {
                into[first + i * step] = floats[from + i];
            }
        }
    }

    private static final class Doubles extends PackedNumbers {
        private final double[] doubles;

        Doubles(double[] doubles) {
            this.doubles = doubles;
        }

        @Override
        void read(int from, int count, double[] into, int first, int step) {
            for (int i = 0; i < count; i++) {
                into[first + i * step] = doubles[from + i];
            }
        }
    }
}

package dev.lockstep.data;

/**
 * What becomes of the numbers of a column, x to {@code (x - shift) / divisor}, both found among the samples that are trained on.
 */
public enum Scaling {
    /** {@code none}: nothing. */
    NONE("none") {
        @Override
        double shift(double[] numbers) {
            return 0;
        }

        @Override
        double divisor(double[] numbers, double shift) {
            return 1;
        }
    },
    /**
     * {@code standardize}: the shift is the mean, the divisor the deviation, the square root of the mean of the squares of the differences from
     * the mean. Sums are contract sums: in blocks of 256, each from +0.0 on, the blocks' sums in order.
     */
    STANDARDIZE("standardize") {
        @Override
        double shift(double[] numbers) {
            return sum(numbers) / numbers.length;
        }

        @Override
        double divisor(double[] numbers, double shift) {
            double[] squares = new double[numbers.length];
            for (int i = 0; i < squares.length; i++) {
                double difference = numbers[i] - shift;
                squares[i] = difference * difference;
            }
            return Math.sqrt(sum(squares) / numbers.length);
        }
    },
    /** {@code min-max}: the shift is the least number, the divisor the greatest less the least. */
    MIN_MAX("min-max") {
        @Override
        double shift(double[] numbers) {
            double least = numbers[0];
            for (double number : numbers) {
                least = Math.min(least, number);
            }
            return least;
        }

        @Override
        double divisor(double[] numbers, double shift) {
            double greatest = numbers[0];
            for (double number : numbers) {
                greatest = Math.max(greatest, number);
            }
            return greatest - shift;
        }
    };

    private static final int BLOCK = 256;

    private final String label;

    Scaling(String label) {
        this.label = label;
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    abstract double shift(double[] numbers);

    abstract double divisor(double[] numbers, double shift);

    /** The contract sum. */
    static double sum(double[] numbers) {
        double total = 0;
        for (int start = 0; start < numbers.length; start += BLOCK) {
            double block = 0;
            for (int i = start; i < Math.min(numbers.length, start + BLOCK); i++) {
                block += numbers[i];
            }
            total += block;
        }
        return total;
    }
}

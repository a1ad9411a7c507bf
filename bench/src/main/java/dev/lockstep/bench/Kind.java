package dev.lockstep.bench;

import java.util.Arrays;
import java.util.Locale;

/** What a workload is, and with it the figure in which its speed is told. */
public enum Kind {
    /** Matrix products, in thousand million floating-point operations a second; a multiplication and an addition are two. */
    PRODUCTS("GFlop/s") {
        @Override
        public double figure(double operations, double seconds) {
            return operations / seconds * 1e-9;
        }
    },
    /** Functions of each element, in nanoseconds an element. */
    ELEMENTWISE("ns/element") {
        @Override
        public double figure(double elements, double seconds) {
            return seconds * 1e9 / elements;
        }
    },
    /** Training, in steps a second. */
    TRAINING("steps/s") {
        @Override
        public double figure(double steps, double seconds) {
            return steps / seconds;
        }
    };

    private final String unit;

    Kind(String unit) {
        this.unit = unit;
    }

    /**
     * The kind of a name, in letters of any case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Kind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + name + "' is none of products, elementwise and training"));
    }

    /** The figure of an amount of work done in a time. */
    public abstract double figure(double amount, double seconds);

    /** The unit of {@link #figure}. */
    public String unit() {
        return unit;
    }

    /** The name in options and files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

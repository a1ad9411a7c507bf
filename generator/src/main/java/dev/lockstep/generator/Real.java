package dev.lockstep.generator;

import java.util.Locale;

/** The names of a dtype in Java. */
enum Real {
    DOUBLE("double", "Double", "", "long"),
    FLOAT("float", "Float", "f", "int");

    private final String type;
    private final String prefix;
    private final String suffix;
    private final String bits;

    Real(String type, String prefix, String suffix, String bits) {
        this.type = type;
        this.prefix = prefix;
        this.suffix = suffix;
        this.bits = bits;
    }

    /** The primitive type. */
    String type() {
        return type;
    }

    /** The first word of class names. */
    String prefix() {
        return prefix;
    }

    /** The integer type of as many bits. */
    String bits() {
        return bits;
    }

    /** The class of vectors. */
    String vector() {
        return prefix + "Vector";
    }

    /** The dtype's name among users. */
    String label() {
        return this == DOUBLE ? "float64" : "float32";
    }

    String literal(double value) {
        return String.format(Locale.ROOT, "%s%s", value, suffix);
    }
}

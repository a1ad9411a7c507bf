package dev.lockstep.generator;

import java.util.Locale;

/** Java's names for constants of an enum. */
final class Names {
    private Names() {}

    /** {@code RELU_BACKWARD} as {@code ReluBackward}. */
    static String type(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.split("_")) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** {@code RELU_BACKWARD} as {@code reluBackward}. */
    static String method(String constant) {
        String type = type(constant);
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** The variable of a formula's intermediate result. */
    static String intermediate(String name) {
        return name + "Value";
    }

    /** The letter of an operand, counted from 0. */
    static String operand(int index) {
        return String.valueOf((char) ('a' + index));
    }
}

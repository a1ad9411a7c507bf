package dev.lockstep.cli;

import dev.lockstep.api.decimal.Decimals;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options. */
final class Conversions {
    private Conversions() {}

    static Path path(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("nothing is no path: name a file or a folder, such as . for this one");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException failure) {
            throw new TypeConversionException("'" + text + "' is no path in the encoding of this locale");
        }
    }

    static Integer integer(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException failure) {
            throw notWhole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    }

    static Long longInteger(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException failure) {
            throw notWhole(text, Long.MIN_VALUE, Long.MAX_VALUE);
        }
    }

    static Character character(String text) {
        if (text.length() != 1) {
            throw new TypeConversionException("'" + text + "' is not one character");
        }
        return text.charAt(0);
    }

    private static TypeConversionException notWhole(String text, long least, long most) {
        return new TypeConversionException("'" + text + "' is not a whole number"
                + (text.matches("[-+]?[0-9]+") ? " from " + least + " to " + most : ""));
    }

    static Double decimal(String text) {
        try {
            return Decimals.parse(text);
        } catch (IllegalArgumentException failure) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }
}

package dev.lockstep.cli;

import dev.lockstep.api.decimal.Decimals;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options. */
final class Conversions {
    private Conversions() {}

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException failure) {
            throw new TypeConversionException("'" + text + "' is no path in the encoding of this locale");
        }
    }

    static Double decimal(String text) {
        try {
            return Decimals.parse(text);
        } catch (IllegalArgumentException failure) {
            throw new TypeConversionException("'" + text + "' is not a number");
        }
    }
}

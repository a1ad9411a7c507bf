package dev.lockstep.cli.option;

import dev.lockstep.bench.Kind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a kind of workloads by its name. */
public final class KindConverter implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String name) {
        try {
            return Kind.of(name);
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}

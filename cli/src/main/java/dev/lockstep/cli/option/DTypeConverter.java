package dev.lockstep.cli.option;

import dev.lockstep.api.dtype.DType;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a dtype by its label. */
public final class DTypeConverter implements ITypeConverter<DType> {
    @Override
    public DType convert(String label) {
        try {
            return DType.of(label);
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}

package dev.lockstep.cli.option;

import dev.lockstep.data.file.DataFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a format. */
public final class DataFormatConverter implements ITypeConverter<DataFormat> {
    @Override
    public DataFormat convert(String label) {
        return DataFormat.of(label)
                .orElseThrow(() -> new TypeConversionException(
                        "there is no format '" + label + "': use csv, arff, idx, npy or npz"));
    }
}

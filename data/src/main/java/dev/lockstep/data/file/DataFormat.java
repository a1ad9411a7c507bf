package dev.lockstep.data.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file of data may be. */
public enum DataFormat {
    /** {@code csv}: every name that is none of the others'. */
    CSV("csv", ".*"),
    /** {@code arff}: {@code *.arff}. */
    ARFF("arff", ".*\\.arff"),
    /** {@code idx}: {@code *.idx}, and names as {@code train-images-idx3-ubyte} or {@code train-images.idx3-ubyte}. */
    IDX("idx", ".*\\.idx|.*[-.]idx[0-9]+-[a-z]+"),
    /** {@code npy}: {@code *.npy}. */
    NPY("npy", ".*\\.npy"),
    /** {@code npz}: {@code *.npz}. */
    NPZ("npz", ".*\\.npz");

    private static final String PACKED = ".gz";

    private final String label;
    private final Pattern names;

    DataFormat(String label, String names) {
        this.label = label;
        this.names = Pattern.compile(names);
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    /** The format of a label, if there is one. */
    public static Optional<DataFormat> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst();
    }

    /** The format of a file of this name, in which capitals do not count and {@code .gz} at its end neither. */
    static DataFormat ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String unpacked = lower.endsWith(PACKED) ? lower.substring(0, lower.length() - PACKED.length()) : lower;
        return Arrays.stream(values())
                .filter(format ->
                        format != CSV && format.names.matcher(unpacked).matches())
                .findFirst()
                .orElse(CSV);
    }
}

package dev.lockstep.api.dtype;

/** The type of a matrix's elements; both are IEEE 754 binary formats, with subnormals kept. */
public enum DType {
    /** binary64, Java's {@code double}. */
    FLOAT64("float64", Double.BYTES),
    /** binary32, Java's {@code float}. */
    FLOAT32("float32", Float.BYTES);

    private final String label;
    private final int bytes;

    DType(String label, int bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    /** The name in files, options and messages: {@code float64} or {@code float32}. */
    public String label() {
        return label;
    }

    /** The size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** The value rounded to this type, to nearest even, widened back to double. */
    public double round(double value) {
        return this == FLOAT32 ? (float) value : value;
    }

    /**
     * The type with the given {@link #label}.
     *
     * @throws IllegalArgumentException naming the accepted labels
     */
    public static DType of(String label) {
        for (DType dtype : values()) {
            if (dtype.label.equals(label)) {
                return dtype;
            }
        }
        throw new IllegalArgumentException("unknown dtype '" + label + "': use float64 or float32");
    }
}

package dev.lockstep.models.safetensors;

import dev.lockstep.api.dtype.DType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The types of elements that are read, each number exactly; the names are those of the format. */
public enum TensorType {
    /** binary64. */
    F64(8) {
        @Override
        double get(ByteBuffer data, int offset) {
            return data.getDouble(offset);
        }
    },
    /** binary32. */
    F32(4) {
        @Override
        double get(ByteBuffer data, int offset) {
            return data.getFloat(offset);
        }
    },
    /** binary16. */
    F16(2) {
        @Override
        double get(ByteBuffer data, int offset) {
            return half(data.getShort(offset));
        }
    },
    /** The upper half of a binary32. */
    BF16(2) {
        @Override
        double get(ByteBuffer data, int offset) {
            return Float.intBitsToFloat(data.getShort(offset) << 16);
        }
    },
    /** 64 bits with a sign, of which only values up to 2^53 are read. */
    I64(8) {
        @Override
        double get(ByteBuffer data, int offset) {
            long value = data.getLong(offset);
            if (Math.abs(value) > MOST_EXACT || value == Long.MIN_VALUE) {
                throw new SafetensorsException("the integer " + value + " is no float64");
            }
            return value;
        }
    },
    /** 32 bits with a sign. */
    I32(4) {
        @Override
        double get(ByteBuffer data, int offset) {
            return data.getInt(offset);
        }
    },
    /** 16 bits with a sign. */
    I16(2) {
        @Override
        double get(ByteBuffer data, int offset) {
            return data.getShort(offset);
        }
    },
    /** 8 bits with a sign. */
    I8(1) {
        @Override
        double get(ByteBuffer data, int offset) {
            return data.get(offset);
        }
    },
    /** 8 bits without a sign. */
    U8(1) {
        @Override
        double get(ByteBuffer data, int offset) {
            return data.get(offset) & 0xff;
        }
    };

    private static final long MOST_EXACT = 1L << 53;

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one element. */
    public int bytes() {
        return bytes;
    }

    /** The type of the elements of matrices of a dtype. */
    public static TensorType of(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> F64;
            case FLOAT32 -> F32;
        };
    }

    /** The type of a name. */
    static Optional<TensorType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** The element at an offset, in bytes. */
    abstract double get(ByteBuffer data, int offset);

    private static double half(short bits) {
        int exponent = bits >>> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, -24);
        } else {
            magnitude = Math.scalb((double) (fraction | 0x400), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}

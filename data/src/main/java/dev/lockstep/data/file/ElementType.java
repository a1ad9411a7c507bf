package dev.lockstep.data.file;

import java.nio.ByteBuffer;

/** What the elements of an array are. */
enum ElementType {
    BOOL(1, true) {
        @Override
        double at(ByteBuffer bytes, int index) {
            byte value = bytes.get(index);
            return value == 0 || value == 1 ? value : Double.POSITIVE_INFINITY;
        }
    },
    INT8(1, true) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.get(index);
        }
    },
    UINT8(1, true) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.get(index) & 0xFF;
        }

        @Override
        void decode(ByteBuffer bytes, int count, double[] into, int first) {
            byte[] all = bytes.array();
            for (int i = 0; i < count; i++) {
                into[first + i] = all[i] & 0xFF;
            }
        }
    },
    INT16(2, true) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getShort(index);
        }
    },
    UINT16(2, true) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getShort(index) & 0xFFFF;
        }
    },
    INT32(4, true) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getInt(index);
        }
    },
    UINT32(4, true) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getInt(index) & 0xFFFFFFFFL;
        }
    },
    INT64(8, true) {
        @Override
        double at(ByteBuffer bytes, int index) {
            long value = bytes.getLong(index);
            return isExact(value) ? value : Double.POSITIVE_INFINITY;
        }
    },
    UINT64(8, true) {
        @Override
        double at(ByteBuffer bytes, int index) {
            long value = bytes.getLong(index);
            return value >= 0 && isExact(value) ? value : Double.POSITIVE_INFINITY;
        }
    },
    FLOAT16(2, false) {
        @Override
        double at(ByteBuffer bytes, int index) {
            short bits = bytes.getShort(index);
            int exponent = bits >> 10 & 0x1F;
            int fraction = bits & 0x3FF;
            double size = switch (exponent) {
                case 0 -> fraction * 0x1p-24;
                case 0x1F -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                default -> Math.scalb((double) (0x400 | fraction), exponent - 25);
            };
            return bits < 0 ? -size : size;
        }
    },
    FLOAT32(4, false) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getFloat(index);
        }
    },
    FLOAT64(8, false) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getDouble(index);
        }

        @Override
        void decode(ByteBuffer bytes, int count, double[] into, int first) {
            bytes.asDoubleBuffer().get(into, first, count);
        }
    };

    /** Up to here float64 holds every whole number. */
    private static final long MOST_EXACT = 1L << 53;

    private final int size;
    private final boolean whole;

    ElementType(int size, boolean whole) {
        this.size = size;
        this.whole = whole;
    }

    int bytes() {
        return size;
    }

    /** Whether all are whole numbers. */
    boolean isWhole() {
        return whole;
    }

    /** Whether each is a number of float64, whatever its bytes. */
    boolean isAlwaysNumber() {
        return whole && this != BOOL && size < Long.BYTES;
    }

    /** The number of the element whose first byte is there; infinite where it is no finite number that float64 holds exactly. */
    abstract double at(ByteBuffer bytes, int index);

    /**
     * The numbers of elements that lie behind each other.
     *
     * @param bytes the whole of an array
     */
    void decode(ByteBuffer bytes, int count, double[] into, int first) {
        for (int i = 0; i < count; i++) {
            into[first + i] = at(bytes, i * size);
        }
    }

    private static boolean isExact(long value) {
        return value >= -MOST_EXACT && value <= MOST_EXACT;
    }
}

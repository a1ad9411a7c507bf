package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.Shown;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an NPY file, a Python dictionary such as {@code {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }}, with spaces and a new
 * line behind it.
 *
 * @param firstChangesFirst whether the first index changes first, which is Fortran's order
 */
record NpyHeader(ElementType type, ByteOrder order, long[] dimensions, boolean firstChangesFirst) {
    /** Spaces are not given back: with three such runs a header of nothing else would take its length to the third. */
    private static final Pattern DICTIONARY = Pattern.compile("\\{ *+(.*?),? *+\\} *+\n", Pattern.DOTALL);

    private static final Pattern ENTRY =
            Pattern.compile("'(descr|fortran_order|shape)' *: *('[^']*'|True|False|\\([0-9, ]*\\)|\\[[^\\]]*])(, *|$)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    /** As many as NumPy has. */
    private static final int MOST_DIMENSIONS = 64;

    /** @throws DataException if it is none, or of what is no number */
    static NpyHeader parse(String file, String text) {
        Matcher dictionary = DICTIONARY.matcher(text);
        if (!dictionary.matches()) {
            throw damaged(file);
        }
        Map<String, String> values = new HashMap<>();
        Matcher entries = ENTRY.matcher(dictionary.group(1));
        int end = 0;
        while (entries.find() && entries.start() == end) {
            if (values.put(entries.group(1), entries.group(2)) != null) {
                throw damaged(file);
            }
            end = entries.end();
        }
        if (end != dictionary.group(1).length() || values.size() != 3) {
            throw damaged(file);
        }
        String descr = values.get("descr");
        if (!descr.startsWith("'")) {
            throw new DataException(file + " holds an array of records, and arrays of numbers are read");
        }
        String dtype = descr.substring(1, descr.length() - 1);
        ElementType type = type(file, dtype);
        char order = dtype.charAt(0);
        if (order == '|' && type.bytes() > 1) {
            throw damaged(file);
        }
        return new NpyHeader(
                type,
                order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                dimensions(file, values.get("shape")),
                truth(file, values.get("fortran_order")));
    }

    private static ElementType type(String file, String dtype) {
        if (dtype.length() < 2 || "<>|".indexOf(dtype.charAt(0)) < 0) {
            throw damaged(file);
        }
        return switch (dtype.substring(1)) {
            case "b1" -> ElementType.BOOL;
            case "i1" -> ElementType.INT8;
            case "u1" -> ElementType.UINT8;
            case "i2" -> ElementType.INT16;
            case "u2" -> ElementType.UINT16;
            case "i4" -> ElementType.INT32;
            case "u4" -> ElementType.UINT32;
            case "i8" -> ElementType.INT64;
            case "u8" -> ElementType.UINT64;
            case "f2" -> ElementType.FLOAT16;
            case "f4" -> ElementType.FLOAT32;
            case "f8" -> ElementType.FLOAT64;
            default ->
                throw new DataException(file + " holds elements of the type " + Shown.quoted(dtype)
                        + (dtype.charAt(1) == 'O' ? ", Python's objects, which are never read" : "")
                        + ": numbers of bool, int8 to int64, uint8 to uint64, float16, float32 and float64 are read");
        };
    }

    private static boolean truth(String file, String text) {
        return switch (text) {
            case "True" -> true;
            case "False" -> false;
            default -> throw damaged(file);
        };
    }

    /** A tuple of Python: in parentheses, with a comma behind each number but the last of several. */
    private static long[] dimensions(String file, String text) {
        if (!text.startsWith("(")) {
            throw damaged(file);
        }
        String inner = text.substring(1, text.length() - 1).strip();
        if (inner.isEmpty()) {
            return new long[0];
        }
        String[] parts = inner.split(",", -1);
        int count = parts[parts.length - 1].isBlank() ? parts.length - 1 : parts.length;
        if (parts.length < 2 || count > MOST_DIMENSIONS) {
            throw damaged(file);
        }
        long[] dimensions = new long[count];
        for (int i = 0; i < count; i++) {
            String number = parts[i].strip();
            if (!NUMBER.matcher(number).matches()) {
                throw damaged(file);
            }
            dimensions[i] = Long.parseLong(number);
        }
        return dimensions;
    }

    private static DataException damaged(String file) {
        return new DataException(file + " is damaged: its header is none of an NPY file");
    }
}

package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.disk.Content;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads IDX, the format of MNIST: two bytes 0, a type, the number of dimensions, each dimension in four bytes, then the elements; the highest byte
 * of a number comes first.
 */
final class IdxFile {
    private static final int FIRST = 4;
    private static final Map<String, ElementType> NAMED = Map.of(
            "ubyte", ElementType.UINT8,
            "byte", ElementType.INT8,
            "short", ElementType.INT16,
            "int", ElementType.INT32,
            "float", ElementType.FLOAT32,
            "double", ElementType.FLOAT64);
    private static final Pattern NAME = Pattern.compile("idx([0-9])-(ubyte|byte|short|int|float|double)(\\.gz)?$");

    private IdxFile() {}

    /** @throws DataException if it is none, or not as long as it says */
    static NumberArray read(Opened opened) {
        String file = opened.file();
        Content content = opened.content();
        byte[] magic = new byte[FIRST];
        content.read(0, magic, (int) Math.min(FIRST, content.length()));
        int dimensions = magic[3] & 0xFF;
        if (content.length() < FIRST || magic[0] != 0 || magic[1] != 0 || dimensions == 0) {
            throw new DataException(file + " is no IDX file: it does not begin as one");
        }
        ElementType type = type(file, magic[2] & 0xFF);
        requireAsNamed(file, dimensions, type);
        long offset = FIRST + 4L * dimensions;
        if (content.length() < offset) {
            throw new DataException(file + " is damaged: it ends within its header");
        }
        byte[] header = new byte[(int) offset];
        content.read(0, header, header.length);
        long[] sizes = new long[dimensions];
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = ByteBuffer.wrap(header).getInt(FIRST + 4 * i) & 0xFFFFFFFFL;
        }
        ArrayShape shape = ArrayShape.of(file, sizes, false, type, content.length() - offset);
        return new NumberArray(file, opened.sha256(), content, offset, type, ByteOrder.BIG_ENDIAN, shape);
    }

    /** Nothing in an IDX file says whether its type is damaged, but names such as {@code train-images-idx3-ubyte} do. */
    private static void requireAsNamed(String file, int dimensions, ElementType type) {
        Matcher name = NAME.matcher(file.toLowerCase(Locale.ROOT));
        if (!name.find()) {
            return;
        }
        boolean fits = Integer.parseInt(name.group(1)) == dimensions && type == NAMED.get(name.group(2));
        if (!fits) {
            throw new DataException(file + " is damaged, or has another's name: its header says " + dimensions
                    + (dimensions == 1 ? " dimension" : " dimensions") + " of "
                    + type.name().toLowerCase(Locale.ROOT));
        }
    }

    private static ElementType type(String file, int code) {
        return switch (code) {
            case 0x08 -> ElementType.UINT8;
            case 0x09 -> ElementType.INT8;
            case 0x0B -> ElementType.INT16;
            case 0x0C -> ElementType.INT32;
            case 0x0D -> ElementType.FLOAT32;
            case 0x0E -> ElementType.FLOAT64;
            default -> throw new DataException(file + " is no IDX file: there is no type " + code + " of elements");
        };
    }
}

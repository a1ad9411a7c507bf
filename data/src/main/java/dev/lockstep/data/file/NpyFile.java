package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataTooLargeException;
import dev.lockstep.data.disk.Content;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads NPY, NumPy's format of one array, of its versions 1 to 3: a magic text, the length of a header, the header, the elements. */
final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** That of NumPy. */
    private static final int LONGEST_HEADER = 10_000;

    private NpyFile() {}

    static boolean is(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length));
    }

    /**
     * What the file holds; of one in Fortran order that is streamed, a copy in the order of its rows.
     *
     * @throws DataException if it is none, holds what are no numbers, or is not as long as it says
     */
    static NumberArray read(Opened opened) {
        String file = opened.file();
        Content content = opened.content();
        int beforeHeader = beforeHeader(file, content);
        byte[] start = new byte[beforeHeader];
        content.read(0, start, beforeHeader);
        ByteBuffer numbers = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        boolean isFirst = start[MAGIC.length] == 1;
        long length = isFirst ? numbers.getShort(8) & 0xFFFF : numbers.getInt(8) & 0xFFFFFFFFL;
        long offset = beforeHeader + length;
        if (length > LONGEST_HEADER || offset > content.length()) {
            throw new DataException(file + " is damaged: its header should be " + length + " bytes long");
        }
        byte[] text = new byte[(int) offset];
        content.read(0, text, text.length);
        NpyHeader header =
                NpyHeader.parse(file, new String(text, beforeHeader, (int) length, StandardCharsets.ISO_8859_1));
        ArrayShape shape = ArrayShape.of(
                file, header.dimensions(), header.firstChangesFirst(), header.type(), content.length() - offset);
        NumberArray array =
                new NumberArray(file, opened.sha256(), content, offset, header.type(), header.order(), shape);
        if (shape.rowsAreWhole()) {
            return array;
        }
        return content.inMemory() ? array.with(kept(file, content)) : RowOrder.of(array);
    }

    private static Content kept(String file, Content content) {
        try {
            return content.kept();
        } catch (OutOfMemoryError e) {
            throw DataTooLargeException.ofFile(file, e);
        }
    }

    private static int beforeHeader(String file, Content content) {
        byte[] start = new byte[MAGIC.length + 2];
        content.read(0, start, (int) Math.min(start.length, content.length()));
        int version = start[MAGIC.length];
        if (!is(start) || version < 1 || version > 3 || start[MAGIC.length + 1] != 0) {
            throw new DataException(file + " is no NPY file of the versions 1 to 3: it does not begin as one");
        }
        int before = version == 1 ? 10 : 12;
        if (content.length() < before) {
            throw new DataException(file + " is damaged: it ends within its header");
        }
        return before;
    }
}

package dev.lockstep.models.safetensors;

import dev.lockstep.models.network.Text;
import dev.lockstep.models.output.IoReason;
import dev.lockstep.models.output.OutputPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a safetensors file holds: tensors in the order of their data, and texts by name.
 *
 * <p>The same tensors and texts in the same order give the same bytes: eight with the length of the header, lowest first; the header, JSON
 * without white space and then spaces to a multiple of eight bytes, the texts first; the data, tensors with larger elements first and else
 * in the given order, so that all are aligned.
 */
public record Safetensors(Map<String, String> metadata, List<Tensor> tensors) {
    /** The longest header, in bytes. */
    public static final int LONGEST_HEADER = 100_000_000;

    private static final int ALIGNMENT = 8;

    /** @throws SafetensorsException if two tensors have one name */
    public Safetensors {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        tensors = tensors.stream()
                .sorted(Comparator.comparing((Tensor tensor) -> -tensor.type().bytes()))
                .toList();
        Set<String> names = new HashSet<>(Set.of(Header.METADATA));
        for (Tensor tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new SafetensorsException("two tensors have the name " + Text.quoted(tensor.name()));
            }
        }
    }

    /** @throws SafetensorsException if there is no such tensor */
    public Tensor tensor(String name) {
        return tensors.stream()
                .filter(tensor -> tensor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SafetensorsException("there is no tensor " + Text.quoted(name)));
    }

    /** @throws SafetensorsException if the file can not be read or does not hold together */
    public static Safetensors read(Path path) {
        return parse(path.toString(), bytes(path));
    }

    /**
     * The bytes of a file. Of what is no file and does not begin as one of these, such as a device without end, no more than the beginning is read.
     *
     * @throws SafetensorsException if the file can not be read, or is larger than 2 GiB
     */
    public static byte[] bytes(Path path) {
        try {
            return Files.exists(path) && !Files.isRegularFile(path) ? bytesOfAStream(path) : Files.readAllBytes(path);
        } catch (OutOfMemoryError tooLarge) {
            throw new SafetensorsException(path + ": too large for the memory of this process", tooLarge);
        } catch (IOException failure) {
            throw new SafetensorsException(path + ": can not be read: " + IoReason.of(failure), failure);
        }
    }

    private static byte[] bytesOfAStream(Path path) throws IOException {
        try (InputStream content = Files.newInputStream(path)) {
            byte[] start = content.readNBytes(Long.BYTES);
            if (start.length < Long.BYTES) {
                return start;
            }
            long header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (header <= 0 || header > LONGEST_HEADER) {
                return start;
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(start);
            content.transferTo(whole);
            return whole.toByteArray();
        }
    }

    /**
     * What the bytes of a file hold.
     *
     * @param file its name, for messages
     * @throws SafetensorsException if they do not hold together
     */
    public static Safetensors parse(String file, byte[] bytes) {
        try {
            require(bytes.length >= Long.BYTES, "it ends within its first eight bytes");
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long length = buffer.getLong();
            require(length >= 0 && length <= LONGEST_HEADER, "its header would be larger than 100 MB");
            require(length <= buffer.remaining(), "it ends within its header");
            Header header = HeaderReader.read(buffer.slice(Long.BYTES, (int) length));
            ByteBuffer data = buffer.slice(Long.BYTES + (int) length, buffer.remaining() - (int) length);
            return new Safetensors(header.metadata(), tensors(header, data));
        } catch (SafetensorsException wrong) {
            throw new SafetensorsException(file + ": no whole safetensors file: " + wrong.getMessage(), wrong);
        }
    }

    /** How many bytes at least are missing at the end of a file, as far as its header is there and says it; 0 if none. */
    public static long missing(byte[] bytes) {
        if (bytes.length < Long.BYTES) {
            return Long.BYTES - bytes.length;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = buffer.getLong();
        if (length < 0 || length > LONGEST_HEADER) {
            return 0;
        }
        if (length > buffer.remaining()) {
            return length - buffer.remaining();
        }
        try {
            long end = HeaderReader.read(buffer.slice(Long.BYTES, (int) length)).entries().stream()
                    .mapToLong(Header.Entry::end)
                    .max()
                    .orElse(0);
            return Math.max(0, end - (buffer.remaining() - length));
        } catch (SafetensorsException damaged) {
            return 0;
        }
    }

    /** The bytes of the file. */
    public byte[] toBytes() {
        List<Header.Entry> entries = new ArrayList<>();
        long end = 0;
        for (Tensor tensor : tensors) {
            long begin = end;
            end += tensor.data().remaining();
            entries.add(new Header.Entry(tensor.name(), tensor.type(), tensor.shape(), begin, end));
        }
        byte[] header = HeaderWriter.write(new Header(metadata, entries));
        int padded = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        if (padded > LONGEST_HEADER || end > Integer.MAX_VALUE - Long.BYTES - padded) {
            throw new SafetensorsException("there is more to write than a file holds: a header of " + header.length
                    + " bytes and tensors of " + end);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + padded + (int) end).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(header);
        while (bytes.position() < Long.BYTES + padded) {
            bytes.put((byte) ' ');
        }
        tensors.forEach(tensor -> bytes.put(tensor.data()));
        return bytes.array();
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws SafetensorsException if it can not be written
     */
    public void write(Path path) {
        write(path, toBytes());
    }

    /** @throws SafetensorsException if the file can not be written */
    public static void write(Path path, byte[] bytes) {
        try {
            OutputPath.write(path, stream -> stream.write(bytes));
        } catch (IOException failure) {
            throw new SafetensorsException(path + ": can not be written: " + IoReason.of(failure), failure);
        }
    }

    private static List<Tensor> tensors(Header header, ByteBuffer data) {
        List<Header.Entry> entries = new ArrayList<>(header.entries());
        entries.sort(Comparator.comparingLong(Header.Entry::begin).thenComparingLong(Header.Entry::end));
        List<Tensor> tensors = new ArrayList<>();
        long end = 0;
        for (Header.Entry entry : entries) {
            String name = "the tensor " + Text.quoted(entry.name());
            require(entry.begin() >= end, name + " overlaps the one before");
            require(entry.begin() == end, "there is a gap before " + name);
            require(entry.end() >= entry.begin() && entry.end() <= data.capacity(), name + " ends outside the file");
            end = entry.end();
            ByteBuffer elements = data.slice((int) entry.begin(), (int) (end - entry.begin()));
            tensors.add(new Tensor(entry.name(), entry.type(), entry.shape(), elements));
        }
        require(end == data.capacity(), (data.capacity() - end) + " bytes follow the last tensor");
        return tensors;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SafetensorsException(otherwise);
        }
    }
}

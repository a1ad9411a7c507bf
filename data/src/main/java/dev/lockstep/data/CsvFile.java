package dev.lockstep.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Reads CSV files as RFC 4180 has them: fields may be quoted, lines end in CR, LF or both, a byte order mark is passed over, and a file that
 * is compressed by gzip is taken as what it holds. The text is UTF-8.
 *
 * @param delimiter between fields
 * @param header whether the first line names the columns; else they are {@code 1}, {@code 2} and so on
 */
public record CsvFile(char delimiter, boolean header) {
    /** The most bytes that are read, once unpacked. */
    public static final int MOST_BYTES = 1 << 29;

    /** With commas and a header. */
    public CsvFile() {
        this(',', true);
    }

    /**
     * Reads a file.
     *
     * @throws DataException if it cannot be read, is no text, has rows of different lengths, a column without or with another's name, or no row
     */
    public Table read(Path path) {
        String file = path.toString();
        byte[] bytes;
        try (InputStream content = Files.newInputStream(path)) {
            bytes = content.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + reason(path, e), e);
        } catch (OutOfMemoryError e) {
            throw new DataException(file + " is larger than memory", e);
        }
        return parse(file, bytes);
    }

    /** The table in the bytes of a file of this name; otherwise as {@link #read}. */
    public Table parse(String file, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge(file);
        }
        try {
            return table(file, bytes);
        } catch (OutOfMemoryError e) {
            throw new DataException(file + " does not fit into memory: give the JVM more, as with -Xmx", e);
        }
    }

    private Table table(String file, byte[] bytes) {
        String text = text(file, bytes);
        List<List<String>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord each : reader) {
                boolean isEmptyLine =
                        each.getFieldCount() == 1 && each.getField(0).isEmpty();
                if (isEmptyLine && (rows.isEmpty() || rows.get(0).size() > 1)) {
                    continue;
                }
                rows.add(List.copyOf(each.getFields()));
                lines.add(each.getStartingLineNumber());
            }
        } catch (CsvParseException e) {
            throw new DataException(file + " is no CSV: " + deepest(e), e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read", e);
        }
        requireWholeRows(file, rows, lines);
        List<String> names = header
                ? rows.get(0).stream().map(String::strip).toList()
                : IntStream.rangeClosed(1, rows.get(0).size())
                        .mapToObj(Integer::toString)
                        .toList();
        requireNames(file, names);
        int first = header ? 1 : 0;
        if (rows.size() == first) {
            throw new DataException(file + " has no row below the names of its columns");
        }
        return new Table(
                file, names, rows.subList(first, rows.size()), lines.subList(first, lines.size()), sha256(bytes));
    }

    private static void requireWholeRows(String file, List<List<String>> rows, List<Long> lines) {
        if (rows.isEmpty()) {
            throw new DataException(file + " is empty");
        }
        int columns = rows.get(0).size();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != columns) {
                throw new DataException(file + ", line " + lines.get(i) + ": "
                        + rows.get(i).size() + " fields, and " + columns + " in the first line");
            }
        }
    }

    private static void requireNames(String file, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                throw new DataException(file + ", line 1: column " + (i + 1) + " has no name");
            }
            if (!seen.add(names.get(i))) {
                throw new DataException(file + ", line 1: two columns are named " + Shown.quoted(names.get(i)));
            }
        }
    }

    private static String text(String file, byte[] bytes) {
        byte[] content = isPacked(bytes) ? unpacked(file, bytes) : bytes;
        if (content.length > MOST_BYTES) {
            throw tooLarge(file);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DataException(file + " is no text in UTF-8", e);
        }
    }

    private static DataException tooLarge(String file) {
        return new DataException(file + " holds more than the " + (MOST_BYTES >> 20) + " MiB that are read");
    }

    private static boolean isPacked(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    private static byte[] unpacked(String file, byte[] bytes) {
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return content.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new DataException(file + " is damaged: it cannot be unpacked", e);
        }
    }

    private static String reason(Path path, IOException e) {
        if (!Files.exists(path)) {
            return "there is no such file";
        }
        if (Files.isDirectory(path)) {
            return "it is a folder";
        }
        return Files.isReadable(path) ? String.valueOf(e.getMessage()) : "no permission";
    }

    private static String deepest(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}

package dev.lockstep.models.network;

import dev.lockstep.data.Preparation;
import dev.lockstep.data.file.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads network files from where they lie; {@link NetworkDefinition} describes what is in one. */
public final class NetworkFileReader {
    /** The size of the largest file; data of that size belongs in a file of its own. */
    public static final int MOST_BYTES = 2 << 20;

    /** Where the system names what a process has open. */
    private static final Pattern DESCRIPTORS = Pattern.compile("/dev(/fd)?|/proc/[^/]+(/task/[^/]+)?/fd");

    private NetworkFileReader() {}

    /**
     * The network in a file.
     *
     * @throws NetworkFileException if the file cannot be read, or of all that is wrong in it
     */
    public static NetworkDefinition read(Path path) {
        return parse(path, text(path));
    }

    /**
     * The text of a file, which may be a pipe.
     *
     * @throws NetworkFileException if the file cannot be read, or is too large for a network file or no text
     */
    public static String text(Path path) {
        String file = path.toString();
        if (Files.notExists(path)) {
            throw new NetworkFileException(Text.line(file + ": no such file" + NearestFile.meant(path)));
        }
        if (Files.isDirectory(path)) {
            throw new NetworkFileException(Text.line(file + ": can not be read: it is a folder"));
        }
        try (InputStream content = Files.newInputStream(path)) {
            return text(file, content);
        } catch (IOException e) {
            String reason = Files.isReadable(path) ? e.getMessage() : "no permission to read it";
            throw new NetworkFileException(Text.line(file + ": can not be read: " + reason), e);
        }
    }

    /**
     * The network that a text defines.
     *
     * @param file the name to use in messages
     * @throws NetworkFileException of all that is wrong in it
     */
    public static NetworkDefinition parse(String file, String text) {
        return NetworkFileParser.parse(YamlReader.read(file, text), DataFiles.none());
    }

    /** The network that the text of a file defines; data that it names are in its {@link #dataFolder}, or at addresses. */
    public static NetworkDefinition parse(Path file, String text) {
        return parse(file, text, AddressReader::ofClassPath);
    }

    /** The same, with data at addresses that are read in this way. */
    public static NetworkDefinition parse(Path file, String text, AddressReader addresses) {
        return NetworkFileParser.parse(
                YamlReader.read(file.toString(), text), DataFiles.in(dataFolder(file), addresses));
    }

    /**
     * The folder to which paths of data in a network file are relative: its own; the working directory for what has no place among files,
     * such as a pipe or standard input, whatever that is.
     */
    public static Path dataFolder(Path file) {
        boolean isNoFile = Files.exists(file) && !Files.isRegularFile(file);
        Path folder = file.toAbsolutePath().normalize().getParent();
        return isNoFile
                        || folder != null
                                && DESCRIPTORS.matcher(folder.toString()).matches()
                ? Path.of("")
                : file.resolveSibling("");
    }

    /**
     * The network that a text defines, with data from elsewhere.
     *
     * @param data the file in place of the one that it names, or the folder with those that it names
     */
    public static NetworkDefinition parseWithData(String file, String text, Path data) {
        if (Files.isRegularFile(data)) {
            int named = Set.copyOf(dataNames(file, text)).size();
            if (named > 1) {
                throw new NetworkFileException(Text.line(
                        data + " is one file, and the data are from " + named + ": name the folder in which they lie"));
            }
        }
        return NetworkFileParser.parse(YamlReader.read(file, text), DataFiles.at(data));
    }

    /** How the file is read whose columns are the data of a text's network; as by its name where the data are no file's. */
    public static DataFile dataFile(String file, String text) {
        return YamlReader.read(file, text) instanceof YamlNode.Mapping root
                        && root.entries().containsKey("data")
                        && root.entries().get("data").value() instanceof YamlNode.Mapping data
                        && data.entries().containsKey("file")
                ? FileDataParser.format(data)
                : DataFile.BY_NAME;
    }

    /** The files of data that the text of a network file names, whether they are there or not; those at addresses are none. */
    public static List<Path> dataFiles(Path file, String text) {
        Path folder = dataFolder(file);
        return dataNames(file.toString(), text).stream()
                .filter(name -> !DataFiles.isAddress(name))
                .map(name -> DataFiles.resolved(folder, name))
                .toList();
    }

    /** The same, where its data are from elsewhere, as in {@link #parseWithData}. */
    public static List<Path> dataFilesAt(String file, String text, Path data) {
        return dataNames(file, text).stream()
                .map(name -> DataFiles.at(data, name))
                .toList();
    }

    /**
     * The digest of the files of data that the text of a network file names, as {@link DataDefinition#sha256} makes it, whatever is in them;
     * empty where one is not there or at an address.
     */
    public static Optional<String> dataSha256(Path file, String text) {
        return DataFiles.in(dataFolder(file), AddressReader::ofClassPath).digest(dataNames(file.toString(), text));
    }

    /** What the text of a network file names as files of data, in the order data, targets, validation, its targets. */
    static List<String> dataNames(String file, String text) {
        List<String> names = new ArrayList<>();
        if (YamlReader.read(file, text) instanceof YamlNode.Mapping root
                && root.entries().containsKey("data")) {
            addFiles(root.entries().get("data").value(), names);
        }
        return names;
    }

    private static void addFiles(YamlNode node, List<String> names) {
        if (node instanceof YamlNode.Mapping mapping) {
            for (String key : List.of("file", "target", "validation")) {
                YamlNode.Entry entry = mapping.entries().get(key);
                if (entry != null && key.equals("file") && entry.value() instanceof YamlNode.Scalar name) {
                    names.add(name.text());
                } else if (entry != null) {
                    addFiles(entry.value(), names);
                }
            }
        }
    }

    /** The network of a model that was trained on data from a file, which is not read again. */
    public static NetworkDefinition parse(String file, String text, Preparation preparation) {
        return NetworkFileParser.parse(YamlReader.read(file, text), DataFiles.of(preparation));
    }

    static NetworkDefinition read(String file, InputStream content) throws IOException {
        return parse(file, text(file, content));
    }

    private static String text(String file, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new NetworkFileException(
                    Text.line(file + ": larger than the " + (MOST_BYTES >> 20) + " MiB a network file may have"));
        }
        return decode(file, bytes);
    }

    private static String decode(String file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new NetworkFileException(Text.line(file + ": not a text in UTF-8"), e);
        }
    }
}

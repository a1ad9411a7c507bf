package dev.lockstep.backend.blas.internal.library;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * OpenBLAS as the class path brings it, for one platform.
 *
 * @param platform such as {@code linux-x86_64}
 * @param files its files in the order in which they are loaded, OpenBLAS itself last
 */
record PackagedLibrary(String platform, List<PackagedFile> files) {
    static final String VERSION = "0.3.31";
    private static final String TABLE = "openblas.txt";
    private static final String OTHER_LIBRARY = "install a BLAS and name its file with the setting blas-library";

    /**
     * The packaged library of this platform.
     *
     * @throws LibraryException if there is none, or its jar is not on the class path
     */
    static PackagedLibrary of(Host host) throws LibraryException {
        String platform = host.platform();
        List<PackagedFile> files = new ArrayList<>();
        for (String line : table()) {
            String[] fields = line.split(" ");
            if (fields[0].equals(platform)) {
                String resource = "/org/bytedeco/openblas/" + platform + "/" + fields[1];
                files.add(new PackagedFile(
                        resource, fields[1], Long.parseLong(fields[2]), Long.parseLong(fields[3], 16), fields[4]));
            }
        }
        if (files.isEmpty()) {
            throw new LibraryException("no OpenBLAS is packaged for " + platform, OTHER_LIBRARY);
        }
        for (PackagedFile file : files) {
            if (PackagedLibrary.class.getResource(file.resource()) == null) {
                throw new LibraryException(
                        "the OpenBLAS library for " + platform + " is not on the class path",
                        "add the jar org.bytedeco:openblas with the classifier " + platform + ", or " + OTHER_LIBRARY);
            }
        }
        return new PackagedLibrary(platform, List.copyOf(files));
    }

    /** The folder's name in the cache: changes with every byte of OpenBLAS. */
    String folderName() {
        return VERSION + "-" + files.get(files.size() - 1).sha256().substring(0, 16);
    }

    /** Unpacks what is missing or damaged in the folder, and returns the files' paths in the order of loading. */
    List<Path> unpackInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> paths = new ArrayList<>();
        for (PackagedFile file : files) {
            file.unpackInto(folder);
            paths.add(folder.resolve(file.name()));
        }
        return paths;
    }

    private static List<String> table() {
        try (InputStream table = PackagedLibrary.class.getResourceAsStream(TABLE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

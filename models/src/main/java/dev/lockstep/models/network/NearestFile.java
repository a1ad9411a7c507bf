package dev.lockstep.models.network;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Finds the file that was probably meant where there is none. */
final class NearestFile {
    /** Of a folder with more, those that come first. */
    private static final int MOST_NAMES = 1000;

    private NearestFile() {}

    /** What to say behind a complaint that a file is missing: one of a similar name in its folder, if there is one; else nothing. */
    static String meant(Path missing) {
        return missing.getFileName() == null || Files.exists(missing)
                ? ""
                : nearest(missing.getFileName().toString(), names(missing.resolveSibling("")))
                        .map(meant -> "; did you mean " + Text.quoted(meant) + "?")
                        .orElse("");
    }

    /** The nearest among those that end alike, their ends aside; else among the others. */
    private static Optional<String> nearest(String name, List<String> names) {
        String end = name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
        List<String> alike = names.stream()
                .filter(each -> each.endsWith(end))
                .map(each -> each.substring(0, each.length() - end.length()))
                .toList();
        return Suggestion.ofNames(name.substring(0, name.length() - end.length()), alike)
                .map(stem -> stem + end)
                .or(() -> Suggestion.ofNames(
                        name, names.stream().filter(each -> !each.endsWith(end)).toList()));
    }

    /** In alphabetical order; none where the folder can not be read, or is a pipe, which would wait for somebody who writes to it. */
    private static List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return names;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Iterator<Path> each = files.iterator(); each.hasNext() && names.size() < MOST_NAMES; ) {
                names.add(each.next().getFileName().toString());
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        names.sort(null);
        return names;
    }
}

package dev.lockstep.api;

import dev.lockstep.api.opening.Availability.Unavailable;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** Finds the damaged jars on a class path, which the JVM passes over without a word. */
final class UnreadableJars {
    private UnreadableJars() {}

    /** One entry for each file of the class path that is named as a jar but can not be opened as one. */
    static List<BackendStatus> on(String classPath) {
        List<BackendStatus> unreadable = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            File file = new File(entry);
            if (entry.endsWith(".jar") && file.isFile()) {
                try {
                    new ZipFile(file).close();
                } catch (IOException failure) {
                    unreadable.add(new BackendStatus(
                            file.getName(),
                            Integer.MIN_VALUE,
                            new Unavailable(
                                    "the jar " + file + " can not be read: " + failure.getMessage(),
                                    "replace it, or take it off the class path")));
                }
            }
        }
        return unreadable;
    }
}

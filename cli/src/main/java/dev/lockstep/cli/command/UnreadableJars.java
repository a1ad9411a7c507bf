package dev.lockstep.cli.command;

import dev.lockstep.api.spi.Availability.Unavailable;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/** The jars on the class path that cannot be opened, which class loaders pass over in silence. */
final class UnreadableJars {
    private UnreadableJars() {}

    /** Each with its reason and remedy. */
    static Map<String, Unavailable> onClassPath() {
        Map<String, Unavailable> unreadable = new TreeMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            File file = new File(entry);
            if (entry.endsWith(".jar") && file.exists()) {
                try (ZipFile jar = new ZipFile(file)) {
                    jar.size();
                } catch (IOException failure) {
                    unreadable.put(
                            file.getName(),
                            new Unavailable(
                                    entry + " is no readable jar: " + failure.getMessage(), "replace or remove it"));
                }
            }
        }
        return unreadable;
    }
}

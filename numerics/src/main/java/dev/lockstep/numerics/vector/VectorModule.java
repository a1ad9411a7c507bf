package dev.lockstep.numerics.vector;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads the Vector API, which the JVM leaves out unless asked.
 *
 * <p>The flag {@code --add-modules jdk.incubator.vector} asks for it, and begins every run with a warning. Where
 * {@code jdk.internal.module} is exported to this class, as by {@code --add-exports java.base/jdk.internal.module=ALL-UNNAMED} or by the
 * entry {@code Add-Exports} in the manifest of an executable jar, the JDK's own way to load a module later is open, without a warning.
 */
final class VectorModule {
    static final String NAME = "jdk.incubator.vector";

    private static volatile boolean isLoaded;
    private static boolean warned;

    private VectorModule() {}

    /** Whether it looks as if the module could be loaded, which takes the JVM some hundredths of a second. */
    static boolean isOffered() {
        return isLoaded
                || Object.class.getModule().isExported("jdk.internal.module", VectorModule.class.getModule())
                        && mayHold(Path.of(System.getProperty("java.home"), "release"))
                || isThere();
    }

    /** Whether the runtime image may hold the module: it does not if its list of modules is another. To ask the JDK takes a hundred times as long. */
    static boolean mayHold(Path release) {
        try {
            return Files.readAllLines(release, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith("MODULES="))
                    .allMatch(line -> line.replace('"', ' ').contains(" " + NAME + " "));
        } catch (IOException unknown) {
            return true;
        }
    }

    /** Whether the module is there, loaded now if need be. */
    static boolean load() {
        if (!isLoaded) {
            isLoaded = isThere() || loadLater();
        }
        return isLoaded;
    }

    private static synchronized boolean loadLater() {
        if (isThere()) {
            return true;
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
        } catch (ReflectiveOperationException notOffered) {
            return false;
        }
        return isThere();
    }

    /** Tells once in a JVM what its absence costs, and how to have it. */
    static synchronized void warnOfAbsence() {
        if (!warned) {
            warned = true;
            System.getLogger("dev.lockstep")
                    .log(
                            System.Logger.Level.WARNING,
                            "Lockstep computes without vector instructions, several times slower, the bits being the same: "
                                    + remedy());
        }
    }

    /** What to do where it is absent: a runtime image may lack it, and then no flag can load it. */
    static String remedy() {
        return ModuleFinder.ofSystem().find(NAME).isPresent()
                ? "start the JVM with --add-modules " + NAME
                : "this Java runtime lacks the module " + NAME + ", which a JDK has";
    }

    /** Asks for a class, since a module loaded after the JVM's start is not in the boot layer. */
    private static boolean isThere() {
        try {
            Class.forName(NAME + ".Vector", false, VectorModule.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}

package dev.lockstep.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * Tells failures of what Lockstep runs on from its own: memory, threads and file descriptors that run out, and jars or parts of the JDK
 * that are missing or damaged. It needs nothing but the JDK itself.
 */
final class SystemFailure {
    private static final Pattern OF_THE_JDK =
            Pattern.compile("(java|javax|jdk|sun|com\\.sun|org\\.w3c|org\\.xml|org\\.ietf)\\..*");

    /**
     * Parts of what the JVM says when memory has run out that is not the heap's, and what limits it; an array, since there may be no room for
     * further classes.
     */
    private static final String[][] NOT_HEAP = {
        {"Metaspace", "-XX:MaxMetaspaceSize"},
        {"ompressed class space", "-XX:CompressedClassSpaceSize"},
        {"irect buffer memory", "-XX:MaxDirectMemorySize"}
    };

    /** What is said of the heap, or nothing; not of an array that is too long for Java, the system's memory or a device's. */
    private static final Pattern OF_HEAP = Pattern.compile("heap space|GC overhead|^null$");

    private static final String LAST_WORD = "_JAVA_OPTIONS";

    private static final Pattern LIMITS_OF_HEAP = Pattern.compile("-Xmx|-XX:Max(Heap|RAM)");

    /** What the example of a larger heap has at least. */
    private static final int LEAST_GIB = 8;

    private SystemFailure() {}

    /** What is wrong and what to do, if the failure or what caused it is such a failure. */
    static Optional<String> of(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 50; cause = cause.getCause()) {
            Optional<String> known = known(cause);
            if (known.isPresent()) {
                return known;
            }
            depth++;
        }
        return Optional.empty();
    }

    /** Whether a disk was full. */
    static boolean isOutOfSpace(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 50; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof IOException
                    && (message.contains("No space left on device") || message.contains("Disk quota exceeded"))) {
                return true;
            }
            depth++;
        }
        return false;
    }

    private static Optional<String> known(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof OutOfMemoryError) {
            return Optional.of(message.contains("native thread") ? tooManyThreads() : outOfMemory(message));
        }
        if (message.contains("Too many open files")) {
            return Optional.of("too few file descriptors: raise their limit, as with 'ulimit -n 4096'");
        }
        if (cause instanceof UncheckedIOException failure) {
            return Optional.of("a file can not be read or written: "
                    + failure.getMessage()
                            .replace(failure.getCause() + "", failure.getCause().getMessage() + ""));
        }
        if (cause instanceof LinkageError || cause instanceof ClassNotFoundException) {
            return Optional.of(notLoaded(message.replace('/', '.')));
        }
        return Optional.empty();
    }

    private static String tooManyThreads() {
        return "the system allows no more threads: use fewer --threads or --processes, or raise its limits of processes (ulimit -u) and"
                + " memory (ulimit -v)";
    }

    private static String outOfMemory(String reason) {
        for (String[] each : NOT_HEAP) {
            if (reason.contains(each[0])) {
                return "out of memory (" + reason + "): give the JVM more by " + each[1]
                        + ", or leave that option out of what it is given";
            }
        }
        if (!OF_HEAP.matcher(reason).find()) {
            return "out of memory (" + reason + "): compute on less data, in smaller batches or on another backend";
        }
        return "out of memory (" + reason + "): "
                + moreHeap(Runtime.getRuntime().maxMemory(), String.valueOf(System.getenv(LAST_WORD)));
    }

    /** @param lastWord the flags of the variable that outranks all others, so that only there more can be given once it has a limit */
    static String moreHeap(long mostBytes, String lastWord) {
        String variable = LIMITS_OF_HEAP.matcher(lastWord).find() ? LAST_WORD : "LOCKSTEP_JAVA_OPTS";
        return "the JVM may use " + (mostBytes >> 20) + " MiB; give it more, as in " + variable + "=-Xmx"
                + Math.max(LEAST_GIB, 2 * (mostBytes >> 30)) + "g, or compute on less data";
    }

    private static String notLoaded(String what) {
        if (OF_THE_JDK.matcher(what).matches()) {
            return "this Java has no " + what + ": use a whole JDK, 17 or later, with all its modules";
        }
        List<String> damaged = damagedJars();
        if (damaged.isEmpty() && what.contains(" ")) {
            return "this Java can not load what it needs (" + what + "): use a whole JDK, 17 or later";
        }
        return "the installation is not whole (" + what + " can not be loaded): "
                + (damaged.isEmpty()
                        ? "a jar in lib/ is missing"
                        : damaged.stream().collect(Collectors.joining(", ")) + " can not be read")
                + "; install Lockstep again";
    }

    private static List<String> damagedJars() {
        List<String> damaged = new ArrayList<>();
        for (String jar : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            try (ZipFile whole = new ZipFile(jar)) {
                whole.size();
            } catch (IOException failure) {
                damaged.add(jar);
            }
        }
        return damaged;
    }
}

package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The process's surroundings, as far as they decide where files are.
 *
 * @param variables environment variables by name, null where unset
 * @param properties system properties by name, null where unset
 */
public record Host(UnaryOperator<String> variables, UnaryOperator<String> properties) {
    private static final Map<Path, Path> TEMPORARY = new ConcurrentHashMap<>();

    /** This process's. */
    public static Host current() {
        return new Host(System::getenv, System::getProperty);
    }

    /** An environment variable, empty where unset or blank. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isBlank());
    }

    /** A system property, empty where unset or blank. */
    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.apply(name)).filter(value -> !value.isBlank());
    }

    /** The folder for temporary files. */
    public Path temporaryFolder() {
        return Path.of(property("java.io.tmpdir").orElse("/tmp"));
    }

    /**
     * The per-user folder in which Lockstep keeps what it can make again, whether it exists or not.
     *
     * <p>It is {@code lockstep} in the system's folder for caches: {@code XDG_CACHE_HOME} or {@code $HOME/.cache} on Linux,
     * {@code ~/Library/Caches} on macOS, {@code LOCALAPPDATA} on Windows. Where there is no such folder, or others could change what is
     * in it, a folder of this user alone in the one for temporary files serves.
     */
    public Path cacheFolder() {
        return userCacheFolder()
                .map(folder -> folder.resolve("lockstep"))
                .filter(folder -> Ownership.objection(folder).isEmpty())
                .orElseGet(() -> TEMPORARY.computeIfAbsent(temporaryFolder(), Host::lastingFolder));
    }

    /** System and architecture, as tables of packaged files name them, such as {@code linux-x86_64}. */
    public String platform() {
        return system() + "-" + architecture();
    }

    /** The architecture: {@code x86_64}, {@code arm64} or what the JVM says. */
    public String architecture() {
        String name = property("os.arch").orElse("unknown").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm64";
            default -> name;
        };
    }

    /** The system: {@code linux}, {@code macosx}, {@code windows} or what the JVM says. */
    public String system() {
        String name = property("os.name").orElse("unknown").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "macosx";
        }
        return name.startsWith("windows") ? "windows" : name;
    }

    private Optional<Path> userCacheFolder() {
        Optional<Path> home = property("user.home").map(Path::of).filter(Path::isAbsolute);
        return switch (system()) {
            case "windows" ->
                variable("LOCALAPPDATA").map(Path::of).or(() -> home.map(folder -> folder.resolve("AppData/Local")));
            case "macosx" -> home.map(folder -> folder.resolve("Library/Caches"));
            default ->
                folder("XDG_CACHE_HOME")
                        .or(() -> folder("HOME")
                                .or(() -> home)
                                .map(folder -> folder.resolve(".cache"))
                                .filter(Host::canBeMade));
        };
    }

    private Optional<Path> folder(String variable) {
        return variable(variable).map(Path::of).filter(Path::isAbsolute);
    }

    private static boolean canBeMade(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Files.isDirectory(existing) && Files.isWritable(existing);
    }

    /** Where not even that can be made, the one that names it in the message. */
    private static Path lastingFolder(Path parent) {
        String name = "lockstep-" + Ownership.user().map(String::valueOf).orElse("cache");
        try {
            return OwnFolder.lasting(parent, name);
        } catch (IOException unwritable) {
            return parent.resolve(name);
        }
    }
}

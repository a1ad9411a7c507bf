package dev.lockstep.numerics.natives;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The process's surroundings, as far as they decide where files are.
 *
 * @param variables environment variables by name, null where unset
 * @param properties system properties by name, null where unset
 */
public record Host(UnaryOperator<String> variables, UnaryOperator<String> properties) {
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
     * <p>It is {@code lockstep} in the system's folder for caches: {@code XDG_CACHE_HOME} or {@code ~/.cache} on Linux,
     * {@code ~/Library/Caches} on macOS, {@code LOCALAPPDATA} on Windows.
     */
    public Path cacheFolder() {
        return userCacheFolder().resolve("lockstep");
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

    private Path userCacheFolder() {
        Path home = Path.of(property("user.home").orElse("."));
        return switch (system()) {
            case "windows" -> variable("LOCALAPPDATA").map(Path::of).orElse(home.resolve("AppData/Local"));
            case "macosx" -> home.resolve("Library/Caches");
            default ->
                variable("XDG_CACHE_HOME")
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .orElse(home.resolve(".cache"));
        };
    }
}

package dev.lockstep.backend.blas.internal.library;

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

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isBlank());
    }

    Optional<String> property(String name) {
        return Optional.ofNullable(properties.apply(name)).filter(value -> !value.isBlank());
    }

    /** The folder for temporary files. */
    Path temporaryFolder() {
        return Path.of(property("java.io.tmpdir").orElse("/tmp"));
    }

    /** The per-user folder in which Lockstep keeps what it can make again. */
    public Path cacheFolder() {
        return userCacheFolder().resolve("lockstep");
    }

    /** The platform as the packaged library names it, such as {@code linux-x86_64}. */
    public String platform() {
        String architecture = property("os.arch").orElse("unknown").toLowerCase(Locale.ROOT);
        return switch (architecture) {
            case "amd64", "x86_64" -> system() + "-x86_64";
            case "aarch64", "arm64" -> system() + "-arm64";
            default -> system() + "-" + architecture;
        };
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

    private String system() {
        String name = property("os.name").orElse("unknown").toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return "macosx";
        }
        return name.startsWith("windows") ? "windows" : name;
    }
}

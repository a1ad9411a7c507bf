package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The per-user folder in which Lockstep keeps what it can make again.
 *
 * <p>It is {@code lockstep} in the system's folder for caches: {@code XDG_CACHE_HOME} or {@code ~/.cache} on Linux,
 * {@code ~/Library/Caches} on macOS, {@code LOCALAPPDATA} on Windows.
 *
 * @param variables environment variables by name, null where unset
 * @param properties system properties by name, null where unset
 */
public record UserCache(UnaryOperator<String> variables, UnaryOperator<String> properties) {
    /** This process's user's. */
    public static UserCache current() {
        return new UserCache(System::getenv, System::getProperty);
    }

    /** Where the cache is, whether the folder exists or not. */
    public Path folder() {
        return systemFolder().resolve("lockstep");
    }

    /**
     * A folder of the cache, made if need be; where that cannot be written, one for this process alone.
     *
     * @throws IOException if neither can be made
     */
    public Path folder(String name) throws IOException {
        Path folder = folder().resolve(name);
        try {
            Files.createDirectories(folder);
            if (Files.isWritable(folder)) {
                return folder;
            }
        } catch (IOException unwritable) {
            // The temporary folder serves as well, if less quickly.
        }
        Path temporary = Files.createTempDirectory("lockstep-");
        temporary.toFile().deleteOnExit();
        return temporary;
    }

    private Path systemFolder() {
        Path home = Path.of(property("user.home").orElse("."));
        String system = property("os.name").orElse("").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return home.resolve("Library/Caches");
        }
        if (system.startsWith("windows")) {
            return variable("LOCALAPPDATA").map(Path::of).orElse(home.resolve("AppData/Local"));
        }
        return variable("XDG_CACHE_HOME").map(Path::of).filter(Path::isAbsolute).orElse(home.resolve(".cache"));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isBlank());
    }

    private Optional<String> property(String name) {
        return Optional.ofNullable(properties.apply(name)).filter(value -> !value.isBlank());
    }
}

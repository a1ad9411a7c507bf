package dev.lockstep.models.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds networks: the built-in ones by name, the user's own by the path of their file. */
public final class NetworkCatalog {
    private static final String FOLDER = "/dev/lockstep/networks/";
    private static final List<String> NAMES =
            List.of("noisy-sum", "two-point-corrected", "xor", "xor-logistic", "curve", "random-fit");

    private final List<String> knownElsewhere;

    /** @param knownElsewhere names of networks that are no files, to be offered where a name is unknown */
    public NetworkCatalog(String... knownElsewhere) {
        this.knownElsewhere = List.of(knownElsewhere);
    }

    /** The names of the built-in networks, in the order in which they are listed. */
    public List<String> names() {
        return NAMES;
    }

    /**
     * The network of a name or of a path. What has a slash in it or ends in .yaml or .yml is a path, anything else a name.
     *
     * @throws NetworkFileException if there is no such network, or its file is wrong
     */
    public NetworkDefinition resolve(String nameOrPath) {
        return isPath(nameOrPath) ? NetworkFileReader.read(path(nameOrPath)) : builtIn(nameOrPath);
    }

    /**
     * The built-in network of a name.
     *
     * @throws NetworkFileException if there is none
     */
    public NetworkDefinition builtIn(String name) {
        if (!NAMES.contains(name)) {
            throw new NetworkFileException(Text.line("unknown network " + Text.quoted(name) + ": "
                    + Text.accepted(name, offered()) + ", or the path of a network file such as ./my-network.yaml"));
        }
        String resource = FOLDER + name + ".yaml";
        try (InputStream content = NetworkCatalog.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException("the installation lacks " + resource);
            }
            return NetworkFileReader.read(name + ".yaml", content);
        } catch (IOException e) {
            throw new UncheckedIOException("the installation's " + resource + " can not be read", e);
        }
    }

    private List<String> offered() {
        return Stream.concat(NAMES.stream(), knownElsewhere.stream()).toList();
    }

    /** Whether what a user asks for is the path of a file rather than a name. */
    public static boolean isPath(String nameOrPath) {
        return nameOrPath.matches("\\.{1,2}")
                || nameOrPath.contains("/")
                || nameOrPath.contains("\\")
                || nameOrPath.endsWith(".yaml")
                || nameOrPath.endsWith(".yml");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new NetworkFileException(Text.line(Text.quoted(text) + " is not a path"), e);
        }
    }
}

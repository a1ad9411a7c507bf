package dev.lockstep.distributed.worker;

import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import java.nio.file.Path;
import java.util.Optional;

/** Makes built-in networks of their names, and those of files of path and text, so that the file itself is read by one process only. */
public final class NamedNetworkSource implements NetworkSource {
    private static final char END = '\n';
    private static final char DATA = '\t';
    private static final String NAME = "the network";

    /** The argument for a built-in network. */
    public static String ofName(String name) {
        return name;
    }

    /** The argument for the text of a file; data that it names are read by the same path on every worker as here. */
    public static String ofFile(Path file, String text) {
        Path place = NetworkFileReader.dataFolder(file).toAbsolutePath().resolve(file.getFileName());
        return place.toString() + END + text;
    }

    /**
     * The argument for a text that is no file's here.
     *
     * @param data the file in place of the one that it names, or the folder with those that it names, by the same path on every worker; empty if its
     *     data are in it
     */
    public static String ofText(String text, Optional<Path> data) {
        return data.map(file -> DATA + file.toAbsolutePath().toString()).orElse("") + END + text;
    }

    @Override
    public Network network(String argument) {
        int end = argument.indexOf(END);
        if (end < 0) {
            return new Networks().find(argument);
        }
        String place = argument.substring(0, end);
        String text = argument.substring(end + 1);
        if (place.isEmpty()) {
            return new DefinedNetwork(NetworkFileReader.parse(NAME, text));
        }
        return new DefinedNetwork(
                place.charAt(0) == DATA
                        ? NetworkFileReader.parseWithData(NAME, text, Path.of(place.substring(1)))
                        : NetworkFileReader.parse(Path.of(place), text));
    }
}

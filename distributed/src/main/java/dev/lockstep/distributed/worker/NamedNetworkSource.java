package dev.lockstep.distributed.worker;

import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import java.nio.file.Path;

/** Makes built-in networks of their names, and those of files of path and text, so that the file itself is read by one process only. */
public final class NamedNetworkSource implements NetworkSource {
    private static final char END = '\n';

    /** The argument for a built-in network. */
    public static String ofName(String name) {
        return name;
    }

    /** The argument for the text of a file; data that it names are read from beside that file. */
    public static String ofFile(Path file, String text) {
        return file.toString() + END + text;
    }

    @Override
    public Network network(String argument) {
        int end = argument.indexOf(END);
        if (end < 0) {
            return new Networks().find(argument);
        }
        return new DefinedNetwork(
                NetworkFileReader.parse(Path.of(argument.substring(0, end)), argument.substring(end + 1)));
    }
}

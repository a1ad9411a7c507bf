package dev.lockstep.cli.option;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import dev.lockstep.models.network.AddressReader;
import dev.lockstep.models.network.NetworkCatalog;
import dev.lockstep.models.network.NetworkFileException;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A network that a user names.
 *
 * @param text that of the file, if it is one; it is read once, since it may come from a pipe
 */
public record NamedNetwork(Network network, Optional<String> text) {
    /** @throws LockstepException if there is no such network, or its file is wrong */
    public static NamedNetwork find(String nameOrPath, Networks networks) {
        return find(nameOrPath, networks, AddressReader::ofClassPath, new CheckpointChoice());
    }

    /**
     * The same.
     *
     * @param addresses reads data that its file names by an address
     * @param checkpoints of a run that goes on; where its data were others, that alone is said, whatever else is wrong with them
     */
    public static NamedNetwork find(
            String nameOrPath, Networks networks, AddressReader addresses, CheckpointChoice checkpoints) {
        if (NetworkCatalog.isPath(nameOrPath)) {
            return read(path(nameOrPath), addresses, checkpoints);
        }
        try {
            return new NamedNetwork(networks.find(nameOrPath), Optional.empty());
        } catch (NetworkFileException unknown) {
            if (Files.exists(path(nameOrPath))) {
                throw new LockstepException(
                        "unknown network '" + nameOrPath + "': for the file of that name write ./" + nameOrPath,
                        unknown);
            }
            throw unknown;
        }
    }

    private static NamedNetwork read(Path file, AddressReader addresses, CheckpointChoice checkpoints) {
        String text = NetworkFileReader.text(file);
        try {
            return new NamedNetwork(
                    new DefinedNetwork(NetworkFileReader.parse(file, text, addresses)), Optional.of(text));
        } catch (NetworkFileException wrong) {
            checkpoints.requireData(file, text);
            throw wrong;
        }
    }

    /** The file that is named, if it is one. */
    public static Optional<Path> file(String nameOrPath) {
        return NetworkCatalog.isPath(nameOrPath) ? Optional.of(path(nameOrPath)) : Optional.empty();
    }

    /**
     * What workers make it of.
     *
     * @param nameOrPath by which it was found
     */
    public String forWorkers(String nameOrPath) {
        return text.map(read -> NamedNetworkSource.ofFile(path(nameOrPath), read))
                .orElseGet(() -> NamedNetworkSource.ofName(nameOrPath));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException failure) {
            throw new LockstepException("'" + text + "' is no path in the encoding of this locale", failure);
        }
    }

    /**
     * Fails if one of these is a file of the network's data.
     *
     * @param folders notes the folders that are filled, of which none may be one either
     * @param nameOrPath by which it was found
     */
    public void requireDataApartFrom(List<Output> outputs, Consumer<FilesInUse> folders, String nameOrPath) {
        FilesInUse files = new FilesInUse();
        text.ifPresent(read -> files.readsDataOf(path(nameOrPath), read));
        outputs.forEach(files::writes);
        folders.accept(files);
    }
}

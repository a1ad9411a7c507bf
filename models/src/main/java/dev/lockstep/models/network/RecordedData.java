package dev.lockstep.models.network;

import dev.lockstep.api.LockstepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The data that something was trained on, which lie elsewhere now.
 *
 * @param place the file in place of the one that the network names, or the folder with those that it names
 * @param sha256 the digest that was kept, as {@link DataDefinition#sha256} makes it
 * @param owner what was trained on them, for messages
 */
public record RecordedData(Path place, Optional<String> sha256, String owner) {
    /**
     * The network that a text defines, with these data. Of other data that alone is said, whatever else is wrong with them.
     *
     * @param file the name to use in messages
     * @throws LockstepException if the data are others, or of all that is wrong in the text
     */
    public NetworkDefinition network(String file, String text) {
        NetworkDefinition network;
        try {
            network = NetworkFileReader.parseWithData(file, text, place);
        } catch (NetworkFileException wrong) {
            require(digest(NetworkFileReader.dataNames(file, text)));
            throw wrong;
        }
        require(network.data().sha256());
        return network;
    }

    private void require(Optional<String> found) {
        if (sha256.isPresent() && found.isPresent() && !sha256.equals(found)) {
            throw new LockstepException(
                    place + " is not the file that " + owner + " was trained on: its SHA-256 is another");
        }
    }

    /** Empty where a file is not there, or is not to be found out by its name alone. */
    private Optional<String> digest(List<String> names) {
        boolean isFolder = Files.isDirectory(place);
        if (!isFolder && names.stream().distinct().count() > 1) {
            return Optional.empty();
        }
        return DataFiles.at(place).digest(names);
    }
}

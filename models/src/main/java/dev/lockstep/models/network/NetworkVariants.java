package dev.lockstep.models.network;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A network file with other values in some of its places. Data that are said in the same way are read once, and shared by all that say so. */
public final class NetworkVariants {
    /** What decides which data there are, and whether they are drawn. */
    private static final Set<String> OF_DATA = Set.of("data", "random");

    private final String file;
    private final String text;
    private final DataFiles files;
    private final Map<List<Adjustment>, ReadData> known = new HashMap<>();
    private YamlNode root;

    /** @param drawn whether some of them are random */
    private record ReadData(DataDefinition data, boolean drawn) {}

    /**
     * Of the text of a file; data that it names are in its {@link NetworkFileReader#dataFolder}, or at addresses.
     *
     * @throws NetworkFileException if the text is no YAML of a network file
     */
    public NetworkVariants(Path file, String text, AddressReader addresses) {
        this.file = file.toString();
        this.text = text;
        files = DataFiles.in(NetworkFileReader.dataFolder(file), addresses);
        root = YamlReader.read(this.file, text);
    }

    /**
     * The network with these values.
     *
     * @throws NetworkFileException if there is no such place, or of all that is wrong in what comes of it
     */
    public NetworkDefinition with(List<Adjustment> adjustments) {
        YamlNode changed = root;
        for (Adjustment adjustment : adjustments) {
            changed = adjustment.apply(changed);
        }
        List<Adjustment> ofData = adjustments.stream()
                .filter(adjustment -> OF_DATA.contains(adjustment.firstKey()))
                .toList();
        try {
            return NetworkFileParser.parseReading(changed, (rules, node) -> data(ofData, rules, node));
        } catch (NetworkFileException mistaken) {
            root = YamlReader.read(file, text);
            throw mistaken;
        }
    }

    private DataDefinition data(List<Adjustment> adjustments, DrawingRules rules, YamlNode node) {
        ReadData read = known.get(adjustments);
        if (read == null) {
            read = new ReadData(new DataParser(rules, files).parse(node), rules.drawn());
            if (node.location().mistakes().isEmpty()) {
                known.put(adjustments, read);
            }
        } else if (read.drawn()) {
            rules.noteDrawn();
        }
        return read.data();
    }
}

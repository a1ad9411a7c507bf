package dev.lockstep.trainer.documents;

import dev.lockstep.models.network.NetworkCatalog;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import java.util.ArrayList;
import java.util.List;

/** Finds networks: the documented ones by name, users' own by the path of their file. */
public final class Networks {
    private static final TwoPointNetwork TWO_POINT = new TwoPointNetwork();

    private final NetworkCatalog files = new NetworkCatalog(TWO_POINT.name());

    /** The documented networks, in the order to list them. */
    public List<Network> documented() {
        List<Network> networks = new ArrayList<>();
        for (String name : files.names()) {
            if (name.equals("two-point-corrected")) {
                networks.add(TWO_POINT);
            }
            networks.add(new DefinedNetwork(files.builtIn(name)));
        }
        return networks;
    }

    /**
     * The network of a name, or of the path of a network file.
     *
     * @throws dev.lockstep.models.network.NetworkFileException if there is no such network, or its file is wrong
     */
    public Network find(String nameOrPath) {
        return nameOrPath.equals(TWO_POINT.name()) ? TWO_POINT : new DefinedNetwork(files.resolve(nameOrPath));
    }
}

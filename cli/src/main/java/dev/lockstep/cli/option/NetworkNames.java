package dev.lockstep.cli.option;

import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import java.util.Iterator;

/** The names of the documented networks. */
public final class NetworkNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return new Networks().documented().stream().map(Network::name).iterator();
    }
}

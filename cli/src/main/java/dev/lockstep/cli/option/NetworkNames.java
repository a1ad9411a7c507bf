package dev.lockstep.cli.option;

import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import java.util.Iterator;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The names of the documented networks. */
public final class NetworkNames implements Iterable<String> {
    private NetworkNames() {}

    /** A parameter that is one of them, or a file. */
    public static PositionalParamSpec.Builder parameter() {
        return PositionalParamSpec.builder()
                .paramLabel("NETWORK")
                .completionCandidates(new NetworkNames())
                .description("A network that 'lockstep networks' lists, or the path of a network file.");
    }

    @Override
    public Iterator<String> iterator() {
        return new Networks().documented().stream().map(Network::name).iterator();
    }
}

package dev.lockstep.benchmarks;

import dev.lockstep.trainer.model.DefinedNetwork;
import dev.lockstep.trainer.model.Network;
import dev.lockstep.trainer.model.Networks;
import dev.lockstep.trainer.network.NetworkFileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The networks to measure: the documented ones and {@value #WIDE}. */
final class MeasuredNetworks {
    /** 784-512-512-10, in batches of 256. */
    static final String WIDE = "wide-relu";

    private static final String WIDE_FILE = "/dev/lockstep/benchmarks/" + WIDE + ".yaml";

    private MeasuredNetworks() {}

    static Network find(String name) {
        return name.equals(WIDE) ? wide() : new Networks().find(name);
    }

    private static Network wide() {
        try (InputStream content = MeasuredNetworks.class.getResourceAsStream(WIDE_FILE)) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return new DefinedNetwork(NetworkFileReader.parse(WIDE_FILE, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

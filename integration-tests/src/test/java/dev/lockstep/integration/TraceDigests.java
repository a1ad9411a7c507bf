package dev.lockstep.integration;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.trainer.model.Network;
import dev.lockstep.trainer.model.Networks;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The digest of every documented network in both dtypes. */
final class TraceDigests {
    private TraceDigests() {}

    /** The digests on a backend, by network and dtype. */
    static SortedMap<String, String> compute(String backendName, BackendOptions options) {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Backend backend = Backends.onClassPath().open(Optional.of(backendName), options)) {
            for (Network network : new Networks().documented()) {
                for (DType dtype : DType.values()) {
                    TrainingOptions training = TrainingOptions.NONE.withDType(dtype);
                    String digest = ResultDigest.of(Training.train(backend, network, training));
                    digests.put(network.name() + " " + dtype.label(), digest);
                }
            }
        }
        return digests;
    }

    /** Prints the digests, for a test in another JVM: arguments backend, threads, and settings as name=value. */
    public static void main(String[] arguments) {
        BackendOptions options = BackendOptions.ofThreads(Integer.parseInt(arguments[1]));
        for (int i = 2; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            options = options.with(setting[0], setting[1]);
        }
        compute(arguments[0], options).forEach((run, digest) -> System.out.println(run + " " + digest));
    }
}

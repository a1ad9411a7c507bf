package dev.lockstep.integration;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.conformance.OracleProvider;
import dev.lockstep.trainer.compare.ComparedNetwork;
import dev.lockstep.trainer.compare.ResultDifference;
import dev.lockstep.trainer.compare.ResultDifference.OfLoss;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A documented network in one dtype: its losses and final parameters have the same bits wherever it is trained. */
record DocumentedRun(Network network, DType dtype) {
    private static final Map<String, String> DIGESTS = TraceDigests.read();
    private static final Map<String, TrainingResult> ORACLE_RESULTS = new ConcurrentHashMap<>();

    static Stream<DocumentedRun> all() {
        return Stream.of(DType.values()).flatMap(DocumentedRun::in);
    }

    static Stream<DocumentedRun> in(DType dtype) {
        return new Networks().documented().stream().map(network -> new DocumentedRun(network, dtype));
    }

    /**
     * Trains on a backend and compares with the digest in trace-digests.txt.
     *
     * @return nothing where every bit is the same, else where the run first leaves that of the oracle
     */
    Optional<String> differenceOn(Backend backend) {
        TrainingResult result = Trainings.train(backend, network, options());
        String digest = ResultDigest.of(result);
        String expected = DIGESTS.getOrDefault(toString(), "none");
        return digest.equals(expected)
                ? Optional.empty()
                : Optional.of(this + " on " + backend.name() + ": the digest is " + digest + ", not " + expected
                        + differenceFromOracle(backend, result));
    }

    @Override
    public String toString() {
        return network.name() + " " + dtype.label();
    }

    /** The oracle takes seconds, but computes as the contract reads, whatever else is broken. */
    private String differenceFromOracle(Backend backend, TrainingResult result) {
        try (Backend oracle = Backends.open(new OracleProvider(), BackendOptions.ofThreads(1))) {
            TrainingResult expected =
                    ORACLE_RESULTS.computeIfAbsent(toString(), run -> Trainings.train(oracle, network, options()));
            Optional<ResultDifference> difference = ResultDifference.first(expected, result);
            if (difference.isEmpty()) {
                return "\n  the oracle has these bits too: if that is meant, change trace-digests.txt and the change log";
            }
            int epochs = difference.get() instanceof OfLoss loss ? loss.epoch() : expected.epochs();
            ComparedNetwork again = Trainings.compare(
                    List.of(oracle, backend), network, options().withEpochs(epochs));
            return again.identical()
                    ? "\n  a second run has the bits of the oracle, so they change from run to run"
                    : DifferenceText.of(oracle.name(), again.mismatches().get(0));
        }
    }

    private TrainingOptions options() {
        return TrainingOptions.NONE.withDType(dtype);
    }
}

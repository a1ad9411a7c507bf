package dev.lockstep.report.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lockstep.api.LockstepException;
import dev.lockstep.models.output.IoReason;
import dev.lockstep.report.run.PlottedRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads logs as {@link RunLog} writes them. A last line that is not whole, as of a run that was killed, is left out, and so are fields that are not
 * known.
 */
public final class RunLogReader {
    private static final String VALIDATION = "validationLoss";
    private static final String BEST = "bestEpoch";

    private final Path path;
    private final String measure;
    private final Map<String, String> run = new LinkedHashMap<>();
    private final List<Double> epochs = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> validationLosses = new ArrayList<>();
    private final List<Double> measured = new ArrayList<>();
    private final Set<String> metrics = new TreeSet<>();
    private OptionalInt bestEpoch = OptionalInt.empty();

    private RunLogReader(Path path, String measure) {
        this.path = path;
        this.measure = measure;
    }

    /**
     * Reads the losses of a log, or a metric of its validation data.
     *
     * @param measure {@link PlottedRun#LOSS}, or the metric's label
     * @throws LockstepException if it is no such log, or has no such metric, in one line
     */
    public static PlottedRun read(Path path, String measure) {
        RunLogReader reader = new RunLogReader(path, measure);
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            reader.take(new LineReader(lines));
        } catch (IOException failure) {
            throw new LockstepException(path + " can not be read: " + IoReason.of(failure), failure);
        }
        return reader.plotted();
    }

    private void take(LineReader lines) throws IOException {
        try {
            while (lines.next()) {
                try {
                    take(LogLine.parse(lines.text()));
                } catch (JsonProcessingException failure) {
                    if (lines.isWhole() || run.isEmpty()) {
                        throw new IllegalArgumentException("it is no JSON", failure);
                    }
                }
            }
        } catch (IllegalArgumentException failure) {
            throw wrong("line " + lines.number() + ": " + failure.getMessage(), failure);
        }
    }

    private void take(LogLine line) {
        String kind = line.text(RunLog.KIND);
        if (kind.equals(RunLog.RUN) != run.isEmpty()) {
            throw new IllegalArgumentException(
                    run.isEmpty() ? "the first line is not of the kind 'run'" : "a second run begins");
        }
        switch (kind) {
            case RunLog.RUN -> run.putAll(line.fields());
            case RunLog.EPOCH -> takeEpoch(line);
            case RunLog.RESULT -> {
                if (line.has(BEST)) {
                    bestEpoch = OptionalInt.of((int) line.number(BEST));
                }
            }
            default -> throw new IllegalArgumentException("the kind '" + kind + "' is not known");
        }
    }

    private void takeEpoch(LogLine line) {
        epochs.add(line.number("epoch"));
        losses.add(line.number("loss"));
        if (line.has(VALIDATION)) {
            validationLosses.add(line.number(VALIDATION));
        }
        metrics.addAll(line.metrics().keySet());
        measured.add(line.metric(measure));
    }

    private PlottedRun plotted() {
        if (losses.isEmpty()) {
            throw wrong("it has no epoch", null);
        }
        if (!validationLosses.isEmpty() && validationLosses.size() != losses.size()) {
            throw wrong("some epochs have a validation loss, and some have none", null);
        }
        Map<String, String> traits = new LinkedHashMap<>();
        for (String trait : List.of(PlottedRun.NETWORK, PlottedRun.BACKEND, PlottedRun.DTYPE, PlottedRun.SEED)) {
            if (run.containsKey(trait)) {
                traits.put(trait, run.get(trait));
            }
        }
        PlottedRun read = new PlottedRun(
                run.getOrDefault("title", path.toString()),
                traits,
                PlottedRun.LOSS,
                array(epochs),
                array(losses),
                array(validationLosses),
                bestEpoch);
        if (measure.equals(PlottedRun.LOSS)) {
            return read;
        }
        if (!metrics.contains(measure)) {
            throw new LockstepException(path + " has no metric '" + measure + "'; it has "
                    + (metrics.isEmpty() ? "none, as there are no validation data" : String.join(", ", metrics)));
        }
        return read.measured(measure, array(measured));
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private LockstepException wrong(String why, Exception cause) {
        return new LockstepException(path + " is no log of a run: " + why, cause);
    }
}

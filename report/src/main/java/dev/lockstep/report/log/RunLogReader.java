package dev.lockstep.report.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;
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

/**
 * Reads logs as {@link RunLog} writes them. A last line that is not whole, as of a run that was killed, is left out, and so are fields that are not
 * known.
 */
public final class RunLogReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(100_000)
                    .maxNameLength(1000)
                    .maxNumberLength(100)
                    .maxNestingDepth(3)
                    .build())
            .build();

    private final Map<String, String> run = new LinkedHashMap<>();
    private final List<Double> epochs = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private final List<Double> validationLosses = new ArrayList<>();
    private OptionalInt bestEpoch = OptionalInt.empty();

    private RunLogReader() {}

    /** @throws LockstepException if it is no such log, in one line */
    public static PlottedRun read(Path path) {
        RunLogReader reader = new RunLogReader();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            reader.lines(new LineReader(lines), path);
        } catch (IOException failure) {
            throw new LockstepException(path + " can not be read: " + IoReason.of(failure), failure);
        }
        return reader.plotted(path);
    }

    private void lines(LineReader lines, Path path) throws IOException {
        try {
            while (lines.next()) {
                try (JsonParser json = FACTORY.createParser(lines.text())) {
                    take(object(json));
                } catch (JsonProcessingException failure) {
                    if (lines.isWhole() || run.isEmpty()) {
                        throw new IllegalArgumentException(failure.getOriginalMessage(), failure);
                    }
                }
            }
        } catch (IllegalArgumentException failure) {
            throw wrong(path, "line " + lines.number() + ": " + failure.getMessage(), failure);
        }
    }

    private static Map<String, String> object(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isScalarValue()) {
                fields.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw new IllegalArgumentException("something follows its JSON object");
        }
        return fields;
    }

    private void take(Map<String, String> fields) {
        String kind = text(fields, RunLog.KIND);
        if (kind.equals(RunLog.RUN) != run.isEmpty()) {
            throw new IllegalArgumentException(
                    run.isEmpty() ? "the first line is not of the kind 'run'" : "a second run begins");
        }
        switch (kind) {
            case RunLog.RUN -> run.putAll(fields);
            case RunLog.EPOCH -> {
                epochs.add(number(fields, "epoch"));
                losses.add(number(fields, "loss"));
                if (fields.containsKey("validationLoss")) {
                    validationLosses.add(number(fields, "validationLoss"));
                }
            }
            case RunLog.RESULT -> {
                if (fields.containsKey("bestEpoch")) {
                    bestEpoch = OptionalInt.of((int) number(fields, "bestEpoch"));
                }
            }
            default -> throw new IllegalArgumentException("the kind '" + kind + "' is not known");
        }
    }

    private PlottedRun plotted(Path path) {
        if (losses.isEmpty()) {
            throw wrong(path, "it has no epoch", null);
        }
        if (!validationLosses.isEmpty() && validationLosses.size() != losses.size()) {
            throw wrong(path, "some epochs have a validation loss, and some have none", null);
        }
        Map<String, String> traits = new LinkedHashMap<>();
        for (String trait : List.of(PlottedRun.NETWORK, PlottedRun.BACKEND, PlottedRun.DTYPE, PlottedRun.SEED)) {
            if (run.containsKey(trait)) {
                traits.put(trait, run.get(trait));
            }
        }
        return new PlottedRun(
                run.getOrDefault("title", path.toString()),
                traits,
                array(epochs),
                array(losses),
                array(validationLosses),
                bestEpoch);
    }

    private static double number(Map<String, String> fields, String name) {
        try {
            return Decimals.parse(text(fields, name));
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException("its field '" + name + "' is no number", failure);
        }
    }

    private static String text(Map<String, String> fields, String name) {
        String text = fields.get(name);
        if (text == null) {
            throw new IllegalArgumentException("it has no field '" + name + "'");
        }
        return text;
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static LockstepException wrong(Path path, String why, Exception cause) {
        return new LockstepException(path + " is no log of a run: " + why, cause);
    }
}

package dev.lockstep.cli.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lockstep.api.DType;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the fields of a run record; throws {@link IllegalArgumentException}, saying what is wrong, where it is none. */
final class RunRecordReader {
    private final JsonParser json;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private Map<String, String> options;
    private Map<String, String> parameters;
    private double[] losses;

    RunRecordReader(JsonParser json) {
        this.json = json;
    }

    RunRecord read() throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "options" -> options = strings(name);
                case "parameters" -> parameters = strings(name);
                case "losses" -> losses = losses();
                default -> texts.put(name, string(name));
            }
        }
        require(json.nextToken() == null, "something follows its JSON object");
        require(options != null, "it has no field 'options'");
        require(parameters != null, "it has no field 'parameters'");
        require(losses != null && losses.length > 0, "it has no losses");
        return new RunRecord(
                text("network"),
                Optional.ofNullable(texts.get("text")),
                trainingOptions(),
                text("backend"),
                text("where"),
                losses,
                parameters);
    }

    private TrainingOptions trainingOptions() {
        String epochs = options.get("epochs");
        String learningRate = options.get("learningRate");
        String seed = options.get("seed");
        int count = epochs == null ? 1 : Integer.parseInt(epochs);
        double rate = learningRate == null ? 1 : Double.parseDouble(learningRate);
        require(count > 0, "its number of epochs is " + epochs);
        require(rate > 0 && rate < Double.POSITIVE_INFINITY, "its learning rate is " + learningRate);
        return new TrainingOptions(
                epochs == null ? OptionalInt.empty() : OptionalInt.of(count),
                learningRate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                seed == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed)),
                Optional.ofNullable(options.get("dtype")).map(DType::of));
    }

    private String text(String name) {
        require(texts.containsKey(name), "it has no field '" + name + "'");
        return texts.get(name);
    }

    private Map<String, String> strings(String field) throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT, "'" + field + "' is no object");
        Map<String, String> strings = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            strings.put(name, string(name));
        }
        return strings;
    }

    private double[] losses() throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, "'losses' is no array");
        List<Double> read = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String bits = string("losses");
            require(bits.length() == 2 * Double.BYTES, "a loss is '" + bits + "', not 16 hexadecimal digits");
            read.add(Double.longBitsToDouble(HexFormat.fromHexDigitsToLong(bits)));
        }
        return read.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private String string(String name) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, "'" + name + "' holds something other than a string");
        return json.getText();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

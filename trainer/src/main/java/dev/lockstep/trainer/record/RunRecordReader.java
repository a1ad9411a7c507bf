package dev.lockstep.trainer.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.network.NetworkCatalog;
import dev.lockstep.models.network.Text;
import dev.lockstep.trainer.training.Divergence;
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
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the fields of a run record; throws {@link IllegalArgumentException}, saying what is wrong, where it is none. */
final class RunRecordReader {
    private static final Set<String> TEXTS = Set.of("network", "text", "data", "backend", "where", "diverged");
    private static final Set<String> OPTIONS = Set.of("epochs", "learningRate", "seed", "dtype");
    private static final Pattern BITS = Pattern.compile("[0-9a-fA-F]{16}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");

    private static final int LONGEST_TEXT = 4096;
    private static final int MOST_PARAMETERS = 100_000;

    private final JsonParser json;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private Map<String, String> options;
    private Map<String, String> parameters;
    private double[] losses;
    private List<String> states = List.of();

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
                case "states" -> states = states();
                default -> {
                    require(TEXTS.contains(name), "the field " + quoted(name) + " is not known");
                    texts.put(name, name.equals("text") ? string(name) : shortString(name));
                }
            }
        }
        require(json.nextToken() == null, "something follows its JSON object");
        require(options != null, "it has no field 'options'");
        require(parameters != null, "it has no field 'parameters'");
        require(losses != null && losses.length > 0, "it has no losses");
        require(
                texts.containsKey("text") || !NetworkCatalog.isPath(text("network")),
                "its network is a file, whose text it lacks");
        boolean ended = texts.containsKey("diverged") || !Double.isFinite(losses[losses.length - 1]);
        int least = losses.length - (ended ? 1 : 0);
        require(
                states.isEmpty() || states.size() >= least && states.size() <= losses.length,
                "it has " + losses.length + " losses and " + states.size() + " states");
        Optional<String> data = Optional.ofNullable(texts.get("data"));
        data.ifPresent(digest -> require(SHA256.matcher(digest).matches(), "its data are " + quoted(digest)));
        return new RunRecord(
                text("network"),
                Optional.ofNullable(texts.get("text")),
                data,
                trainingOptions(),
                text("backend"),
                text("where"),
                Optional.ofNullable(texts.get("diverged")).map(RunRecordReader::divergence),
                losses,
                states,
                parameters);
    }

    private TrainingOptions trainingOptions() {
        options.keySet()
                .forEach(name -> require(OPTIONS.contains(name), "the option " + quoted(name) + " is not known"));
        Optional<Long> epochs = whole("epochs", "number of epochs");
        epochs.ifPresent(count -> require(count > 0 && count <= Integer.MAX_VALUE, "its number of epochs is " + count));
        Optional<Double> rate = Optional.ofNullable(options.get("learningRate")).map(RunRecordReader::decimal);
        rate.ifPresent(value -> require(
                value > 0 && value < Double.POSITIVE_INFINITY, "its learning rate is " + Decimals.toString(value)));
        Optional<Long> seed = whole("seed", "seed");
        return new TrainingOptions(
                epochs.map(count -> OptionalInt.of(count.intValue())).orElse(OptionalInt.empty()),
                rate.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
                Optional.ofNullable(options.get("dtype")).map(RunRecordReader::dtype));
    }

    private Optional<Long> whole(String name, String what) {
        String value = options.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            require(WHOLE.matcher(value).matches(), "its " + what + " is " + quoted(value));
            return Optional.of(Long.valueOf(value));
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException("its " + what + " is " + quoted(value), tooLarge);
        }
    }

    private static double decimal(String value) {
        try {
            return Decimals.parse(value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("its learning rate is " + quoted(value), wrong);
        }
    }

    private static DType dtype(String value) {
        try {
            return DType.of(value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("its dtype is " + quoted(value), wrong);
        }
    }

    private static Divergence.Kind divergence(String value) {
        try {
            return Divergence.Kind.of(value);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("its field 'diverged' is " + quoted(value), wrong);
        }
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
            require(strings.size() < MOST_PARAMETERS, "'" + field + "' has more than " + MOST_PARAMETERS + " entries");
            strings.put(name, shortString(name));
        }
        return strings;
    }

    private double[] losses() throws IOException {
        return array("losses", "loss", BITS, 16).stream()
                .mapToLong(HexFormat::fromHexDigitsToLong)
                .mapToDouble(Double::longBitsToDouble)
                .toArray();
    }

    private List<String> states() throws IOException {
        return array("states", "state", SHA256, 64);
    }

    private List<String> array(String field, String what, Pattern pattern, int digits) throws IOException {
        require(json.currentToken() == JsonToken.START_ARRAY, "'" + field + "' is no array");
        List<String> read = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String element = string(field);
            require(
                    pattern.matcher(element).matches(),
                    "a " + what + " is " + quoted(element) + ", not " + digits + " hexadecimal digits");
            read.add(element);
        }
        return read;
    }

    private String string(String name) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, quoted(name) + " holds something other than a string");
        return json.getText();
    }

    private String shortString(String name) throws IOException {
        String text = string(name);
        require(text.length() <= LONGEST_TEXT, quoted(name) + " holds more than " + LONGEST_TEXT + " characters");
        return text;
    }

    private static String quoted(String text) {
        return Text.quoted(text);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

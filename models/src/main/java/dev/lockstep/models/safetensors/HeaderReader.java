package dev.lockstep.models.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.lockstep.models.json.JsonFault;
import dev.lockstep.models.network.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the header of a file; every key may be there once, and none that is not known. */
final class HeaderReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Safetensors.LONGEST_HEADER)
                    .maxNameLength(10_000)
                    .maxNumberLength(20)
                    .maxNestingDepth(3)
                    .build())
            .build();

    private final JsonParser json;
    private final List<Header.Entry> entries = new ArrayList<>();
    private Map<String, String> metadata = Map.of();

    private HeaderReader(JsonParser json) {
        this.json = json;
    }

    /** @throws SafetensorsException if it is no header, saying why */
    static Header read(ByteBuffer bytes) {
        try (JsonParser json = FACTORY.createParser(text(bytes))) {
            return new HeaderReader(json).header();
        } catch (JsonProcessingException wrong) {
            throw new SafetensorsException("its header is no JSON: " + JsonFault.of(wrong), wrong);
        } catch (IOException impossible) {
            throw new SafetensorsException("its header can not be read", impossible);
        }
    }

    private static String text(ByteBuffer bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            require(text.startsWith("{"), "its header does not begin with {");
            return text;
        } catch (CharacterCodingException wrong) {
            throw new SafetensorsException("its header is no text in UTF-8", wrong);
        }
    }

    private Header header() throws IOException {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            require(json.nextToken() == JsonToken.START_OBJECT, Text.quoted(name) + " is no object in its header");
            if (name.equals(Header.METADATA)) {
                metadata = texts();
            } else {
                entries.add(entry(name));
            }
        }
        require(json.nextToken() == null, "something follows the JSON object of its header");
        return new Header(metadata, entries);
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            require(json.nextToken() == JsonToken.VALUE_STRING, "its metadata " + Text.quoted(name) + " is no text");
            texts.put(name, json.getText());
        }
        return texts;
    }

    private Header.Entry entry(String name) throws IOException {
        TensorType type = null;
        List<Integer> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case Header.TYPE -> type = type(name);
                case Header.SHAPE ->
                    shape = numbers(name, Integer.MAX_VALUE).stream()
                            .map(Long::intValue)
                            .toList();
                case Header.OFFSETS -> offsets = numbers(name, Long.MAX_VALUE);
                default -> throw wrong(name, "has the key " + Text.quoted(key));
            }
        }
        if (type == null || shape == null || offsets == null || offsets.size() != 2) {
            throw wrong(name, "needs a " + Header.TYPE + ", a " + Header.SHAPE + " and two " + Header.OFFSETS);
        }
        return new Header.Entry(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private TensorType type(String name) throws IOException {
        String text = json.getText();
        return TensorType.of(text)
                .orElseThrow(() -> wrong(name, "has elements of " + Text.quoted(text) + ", which are not read"));
    }

    private List<Long> numbers(String name, long largest) throws IOException {
        List<Long> numbers = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(name, "has something other than a list of numbers");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw wrong(name, "has a size or place that is no integer");
            }
            long number = json.getLongValue();
            if (number < 0 || number > largest) {
                throw wrong(name, "has the size or place " + number);
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static SafetensorsException wrong(String tensor, String problem) {
        return new SafetensorsException("the tensor " + Text.quoted(tensor) + " " + problem);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SafetensorsException(otherwise);
        }
    }
}

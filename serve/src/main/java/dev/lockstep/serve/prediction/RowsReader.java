package dev.lockstep.serve.prediction;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.lockstep.models.json.JsonFault;
import dev.lockstep.models.network.Text;
import dev.lockstep.serve.http.Refusal;
import dev.lockstep.trainer.model.ModelInputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the rows of a request, {@code {"rows": [ROW, ...]}}. A row is an object with a value for each column that the model takes, others being
 * passed over, or a list of these values in the model's order. A value is a number or a text, whose characters mean what they would in a CSV
 * file, or null, which alone is a missing value.
 */
final class RowsReader {
    private static final String ROWS = "rows";
    private static final String SHAPE = "a request is an object {\"rows\": [...]} with one row or more";
    private static final int MOST_LEVELS = 8;
    private static final int MOST_SHOWN = 10;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
            .build();

    private final boolean named;
    private final RequestRows.Columns columns;

    RowsReader(ModelInputs inputs) {
        named = inputs.columns().isPresent();
        columns = RequestRows.Columns.of(inputs.columns()
                .orElseGet(() -> IntStream.rangeClosed(1, inputs.width())
                        .mapToObj(Integer::toString)
                        .toList()));
    }

    /** @throws Refusal if the body is not such rows */
    RequestRows read(byte[] body) {
        try (JsonParser json = FACTORY.createParser(body)) {
            return new RequestRows(columns, rows(json));
        } catch (JsonProcessingException wrong) {
            throw Refusal.badRequest("the request is no JSON: " + JsonFault.of(wrong));
        } catch (IOException impossible) {
            throw Refusal.badRequest("the request is no JSON in UTF-8");
        }
    }

    private List<List<String>> rows(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, SHAPE);
        require(json.nextToken() == JsonToken.FIELD_NAME, SHAPE);
        if (!json.currentName().equals(ROWS)) {
            throw Refusal.badRequest(SHAPE + ", not " + quoted(json.currentName()));
        }
        require(json.nextToken() == JsonToken.START_ARRAY, SHAPE);
        List<List<String>> rows = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            rows.add(row(json, rows.size() + 1));
        }
        require(!rows.isEmpty(), SHAPE);
        require(json.nextToken() == JsonToken.END_OBJECT, SHAPE + " and nothing beside them");
        require(json.nextToken() == null, SHAPE + " and nothing behind it");
        return rows;
    }

    private List<String> row(JsonParser json, int number) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> byName(json, number);
            case START_ARRAY -> inOrder(json, number);
            default ->
                throw Refusal.badRequest(
                        "row " + number + " is neither an object of values by column nor a list of values");
        };
    }

    private List<String> byName(JsonParser json, int number) throws IOException {
        if (!named) {
            throw Refusal.badRequest("the model was trained on no file: row " + number + " must be a list of "
                    + columns.names().size() + " numbers in their order");
        }
        String[] values = new String[columns.names().size()];
        boolean[] there = new boolean[values.length];
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            Integer place = columns.places().get(name);
            if (place == null) {
                json.skipChildren();
                continue;
            }
            if (there[place]) {
                throw Refusal.badRequest("row " + number + " has the column " + quoted(name) + " twice");
            }
            there[place] = true;
            values[place] = value(json, number, name);
        }
        for (int place = 0; place < there.length; place++) {
            if (!there[place]) {
                throw Refusal.badRequest("row " + number + " has no column "
                        + quoted(columns.names().get(place)) + "; where its value is missing, send null");
            }
        }
        return Arrays.asList(values);
    }

    private List<String> inOrder(JsonParser json, int number) throws IOException {
        List<String> values = new ArrayList<>(columns.names().size());
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (values.size() == columns.names().size()) {
                throw Refusal.badRequest("row " + number + " has more values than " + columnsShown());
            }
            values.add(value(json, number, columns.names().get(values.size())));
        }
        if (values.size() < columns.names().size()) {
            throw Refusal.badRequest(
                    "row " + number + " has " + values.size() + " values; the model takes " + columnsShown());
        }
        return values;
    }

    private String columnsShown() {
        if (!named) {
            return Integer.toString(columns.names().size());
        }
        List<String> first = columns.names().stream()
                .limit(MOST_SHOWN)
                .map(RowsReader::quoted)
                .toList();
        return columns.names().size() + ": " + String.join(", ", first)
                + (columns.names().size() > MOST_SHOWN ? ", ..." : "");
    }

    /** Null for null. */
    private static String value(JsonParser json, int row, String column) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getText();
            case VALUE_NULL -> null;
            default ->
                throw Refusal.badRequest(RequestRows.place(row, column) + ": a value is a number, a text or null, not "
                        + kind(json.currentToken()));
        };
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            default -> token.asString();
        };
    }

    private static String quoted(String name) {
        return Text.quoted(Text.line(name));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.badRequest(otherwise);
        }
    }
}

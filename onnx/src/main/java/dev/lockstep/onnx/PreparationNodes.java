package dev.lockstep.onnx;

import static dev.lockstep.onnx.GraphBuilder.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Logarithm;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Preparation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The preparation of a file's columns as nodes, in float64 as {@link Preparation} computes it: fills, limits, logarithms, scales, and an input for each
 * text of a column. What a preparation refuses, such as a text that it does not know, is NaN.
 */
final class PreparationNodes {
    private final GraphBuilder graph;
    private final Preparation preparation;
    /** The inputs of the network that are made of columns of numbers. */
    private final int[] numbers;

    PreparationNodes(GraphBuilder graph, Preparation preparation) {
        this.graph = graph;
        this.preparation = preparation;
        List<Integer> places = new ArrayList<>();
        int input = 0;
        for (Feature feature : preparation.encoding().features()) {
            if (feature.isNumber()) {
                places.add(input);
            }
            input += feature.inputs();
        }
        numbers = places.stream().mapToInt(place -> place).toArray();
    }

    /** Adds the inputs of the graph; returns the name of what they become, samples x inputs of the network. */
    String prepared() {
        Encoding encoding = preparation.encoding();
        int texts = encoding.features().size() - numbers.length;
        String prepared = numbers.length == 0 ? "" : numbers();
        if (texts == 0) {
            return prepared;
        }
        String all = graph.input(RawColumns.TEXTS, DataType.STRING, texts);
        List<String> parts = new ArrayList<>();
        int number = 0;
        int text = 0;
        int input = 0;
        for (Feature feature : encoding.features()) {
            if (feature.isNumber()) {
                parts.add(column(prepared, number));
                number++;
            } else {
                parts.add(texts(column(all, text), feature, input));
                text++;
            }
            input += feature.inputs();
        }
        return graph.node("Concat", parts, attribute("axis", 1L));
    }

    private String column(String matrix, int place) {
        return graph.node("Gather", List.of(matrix, graph.integers(place)), attribute("axis", 1L));
    }

    private String numbers() {
        String raw = graph.input(RawColumns.NUMBERS, DataType.DOUBLE, numbers.length);
        String filled = graph.node("Where", graph.node("IsNaN", raw), row(this::fill), raw);
        return scaled(logarithms(clipped(filled)));
    }

    private double fill(int input) {
        return preparation.treatment(input).missing() == Missing.IMPUTE ? preparation.fill(input) : Double.NaN;
    }

    /** Comparisons keep NaN, which minima and maxima need not. */
    private String clipped(String x) {
        if (all(input -> Double.isInfinite(preparation.treatment(input).clip().low())
                && Double.isInfinite(preparation.treatment(input).clip().high()))) {
            return x;
        }
        String low = row(input -> preparation.treatment(input).clip().low());
        String high = row(input -> preparation.treatment(input).clip().high());
        String above = graph.node("Where", graph.node("Less", x, low), low, x);
        return graph.node("Where", graph.node("Greater", above, high), high, above);
    }

    private String logarithms(String x) {
        String logarithms = logarithms(x, Logarithm.LOG, 0);
        return logarithms(logarithms, Logarithm.LOG1P, 1);
    }

    /** Those columns that are taken by a logarithm become {@code log(x + added)}; of the others that of 1 is not used. */
    private String logarithms(String x, Logarithm logarithm, double added) {
        if (all(input -> preparation.treatment(input).logarithm() != logarithm)) {
            return x;
        }
        String isTaken = graph.node(
                "Greater",
                row(input -> preparation.treatment(input).logarithm() == logarithm ? 1 : 0),
                graph.doubles(0));
        String ones = row(input -> 1);
        String argument = graph.node("Where", isTaken, graph.node("Add", x, graph.doubles(added)), ones);
        return graph.node("Where", isTaken, graph.node("Log", argument), x);
    }

    private String scaled(String x) {
        if (all(input -> preparation.shift(input) == 0 && preparation.divisor(input) == 1)) {
            return x;
        }
        return graph.node("Div", graph.node("Sub", x, row(preparation::shift)), row(preparation::divisor));
    }

    /** An input for each text of a column: 1 for that in the row and else 0, or NaN for all. */
    private String texts(String column, Feature feature, int input) {
        List<String> keys = new ArrayList<>(feature.categories());
        List<Long> places = new ArrayList<>(
                LongStream.range(0, feature.categories().size()).boxed().toList());
        if (preparation.treatment(input).missing() == Missing.IMPUTE) {
            long fill = fillOf(feature, input);
            Missing.words().stream()
                    .filter(word -> !keys.contains(word))
                    .toList()
                    .forEach(word -> {
                        keys.add(word);
                        places.add(fill);
                    });
        }
        String place = graph.learningNode(
                "LabelEncoder",
                column,
                attribute("keys_strings", keys),
                attribute(
                        "values_int64s", places.stream().mapToLong(each -> each).toArray()),
                attribute("default_int64", -1L));
        String texts =
                graph.integers(LongStream.range(0, feature.categories().size()).toArray());
        String ones = graph.cast(graph.node("Equal", place, texts), DataType.DOUBLE);
        return graph.node("Where", graph.node("Less", place, graph.integers(0)), graph.doubles(Double.NaN), ones);
    }

    private long fillOf(Feature feature, int input) {
        return IntStream.range(0, feature.categories().size())
                .filter(place -> preparation.fill(input + place) == 1)
                .findFirst()
                .orElseThrow();
    }

    private boolean all(IntPredicate condition) {
        return IntStream.of(numbers).allMatch(condition);
    }

    private String row(IntToDoubleFunction values) {
        return graph.doubles(IntStream.of(numbers).mapToDouble(values).toArray());
    }
}

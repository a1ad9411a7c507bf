package dev.lockstep.onnx;

import static dev.lockstep.onnx.GraphBuilder.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Preparation;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.file.TextList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The columns of a file as a graph takes them: those of numbers are one input, those of texts another, each in the order of the model's features.
 *
 * @param labels of classes; none where numbers are predicted
 */
record RawColumns(Preparation preparation, List<String> labels) implements GraphEnds {
    static final String NUMBERS = "numbers";
    static final String TEXTS = "texts";
    static final String LABEL = "label";

    /** What is added to the outputs of each row: 0, or NaN where the row would be refused. */
    private static final String REFUSAL = "refusal";

    static RawColumns of(ModelFile model, Preparation preparation) {
        return new RawColumns(preparation, model.labels());
    }

    /** The names of the columns in each input, a JSON array each. */
    Map<String, String> metadata() {
        return Map.of("numbers", names(true), "texts", names(false));
    }

    private String names(boolean ofNumbers) {
        return TextList.write(preparation.encoding().features().stream()
                .filter(feature -> feature.isNumber() == ofNumbers)
                .map(Feature::column)
                .toList());
    }

    @Override
    public String begin(GraphBuilder graph) {
        String prepared = new PreparationNodes(graph, preparation).prepared();
        String sums = graph.node("ReduceSum", List.of(prepared, graph.integers(1)), attribute("keepdims", 1L));
        graph.named("Mul", List.of(sums, graph.doubles(0)), REFUSAL);
        return graph.cast(prepared, graph.elementType());
    }

    @Override
    public void end(GraphBuilder graph, String outputs, int columns) {
        String checked = graph.node("Add", outputs, graph.cast(REFUSAL, graph.elementType()));
        graph.output(OUTPUTS, checked, columns);
        if (!labels.isEmpty()) {
            graph.texts(LABEL, label(graph, checked, columns));
        }
    }

    /** The label of the largest output; of a single output that of the second class above 1/2. Of a row that is refused it is empty. */
    private String label(GraphBuilder graph, String outputs, int columns) {
        String place = columns == 1
                ? graph.cast(graph.node("Greater", outputs, graph.number(0.5)), DataType.INT64)
                : graph.node("ArgMax", List.of(outputs), attribute("axis", 1L), attribute("keepdims", 1L));
        String known = graph.node("Where", graph.node("IsNaN", REFUSAL), graph.integers(-1), place);
        return graph.learningNode(
                "LabelEncoder",
                graph.node("Squeeze", known, graph.integers(1)),
                attribute("keys_int64s", LongStream.range(0, labels.size()).toArray()),
                attribute("values_strings", labels),
                attribute("default_string", ""));
    }
}

package dev.lockstep.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.lockstep.data.Logarithm;
import dev.lockstep.data.TargetPreparation;
import java.util.function.ToDoubleFunction;

/** The ends of a graph, the network's outputs being in the units of targets that were scaled, as {@link TargetPreparation} computes them: in float64. */
record UnscaledEnds(GraphEnds ends, TargetPreparation targets) implements GraphEnds {
    /** The ends as they are where targets were not scaled. */
    static GraphEnds of(GraphEnds ends, TargetPreparation targets) {
        return targets.isNone() ? ends : new UnscaledEnds(ends, targets);
    }

    @Override
    public String begin(GraphBuilder graph) {
        return ends.begin(graph);
    }

    @Override
    public void end(GraphBuilder graph, String outputs, int columns) {
        String wide = graph.cast(outputs, DataType.DOUBLE);
        String multiplied = graph.node("Mul", wide, row(graph, TargetPreparation.Column::divisor));
        String shifted = graph.node("Add", multiplied, row(graph, TargetPreparation.Column::shift));
        ends.end(graph, graph.cast(inverse(graph, shifted), graph.elementType()), columns);
    }

    /** ONNX has no expm1. */
    private String inverse(GraphBuilder graph, String logarithms) {
        Logarithm logarithm = targets.treatment().logarithm();
        return switch (logarithm) {
            case NONE -> logarithms;
            case LOG -> graph.node("Exp", logarithms);
            case LOG1P -> graph.node("Sub", graph.node("Exp", logarithms), graph.doubles(1));
        };
    }

    private String row(GraphBuilder graph, ToDoubleFunction<TargetPreparation.Column> number) {
        return graph.doubles(targets.columns().stream().mapToDouble(number).toArray());
    }
}

package dev.lockstep.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.models.network.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What nodes of a graph compute, as a {@link Step}. */
final class NodeSteps {
    /** Those of elements, without settings that change a prediction. */
    private static final Set<String> OF_ELEMENTS =
            Set.of("Relu", "Tanh", "Sigmoid", "Softplus", "Softsign", "Neg", "Identity");

    private static final Set<String> OF_ROWS = Set.of("Softmax", "LogSoftmax");

    /** What their alpha is where it is not said. */
    private static final Map<String, Float> ALPHA = Map.of("LeakyRelu", 0.01f, "Elu", 1f);

    private static final float EPSILON = 1e-5f;

    private NodeSteps() {}

    static boolean isActivation(NodeProto node) {
        String operator = node.getOpType();
        return OF_ELEMENTS.contains(operator)
                || OF_ROWS.contains(operator)
                || ALPHA.containsKey(operator)
                || operator.equals("Gelu");
    }

    /** An activation, with its settings. */
    static Step activation(NodeProto node) {
        String operator = node.getOpType();
        if (OF_ROWS.contains(operator)) {
            requireRows(node);
        }
        if (ALPHA.containsKey(operator)) {
            return step(node, Step.with(operator, "alpha", number(node, "alpha", ALPHA.get(operator))));
        }
        if (operator.equals("Gelu")) {
            String approximate = attribute(node, "approximate")
                    .map(each -> Text.line(each.getS().toStringUtf8()))
                    .orElse("none");
            return step(node, Step.with(operator, "approximate", approximate));
        }
        return step(node, operator);
    }

    /** A norm, with its epsilon. */
    static Step norm(NodeProto node) {
        if (node.getOpType().equals("LayerNormalization")) {
            requireRows(node);
        }
        require(
                attribute(node, "training_mode").map(each -> each.getI() == 0).orElse(true),
                described(node) + " is one of training");
        return step(node, Step.with(node.getOpType(), "epsilon", number(node, "epsilon", EPSILON)));
    }

    static Step dense(NodeProto node) {
        return step(node, Step.DENSE);
    }

    /** A setting of float32 as it is shown. */
    static String shown(double setting) {
        return Decimals.toString((float) setting);
    }

    static String described(NodeProto node) {
        return "its node " + Text.quoted(node.getName()) + ", " + Text.quoted(node.getOpType()) + ",";
    }

    private static Step step(NodeProto node, String what) {
        return new Step(what, described(node));
    }

    private static String number(NodeProto node, String name, float usual) {
        return shown(attribute(node, name).map(AttributeProto::getF).orElse(usual));
    }

    private static void requireRows(NodeProto node) {
        long axis = attribute(node, "axis").map(AttributeProto::getI).orElse(-1L);
        require(axis == -1 || axis == 1, described(node) + " is not along the elements of each sample");
    }

    private static Optional<AttributeProto> attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new OnnxException(otherwise);
        }
    }
}

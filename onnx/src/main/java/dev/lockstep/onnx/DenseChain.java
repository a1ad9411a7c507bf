package dev.lockstep.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.lockstep.models.safetensors.Safetensors;
import dev.lockstep.models.safetensors.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The dense layers and norms of a graph whose nodes follow each other in one line. */
final class DenseChain {
    private final GraphProto graph;
    private final Map<String, TensorProto> initializers = new HashMap<>();
    private final List<Tensor> weights = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private int layers;
    private boolean biasMayFollow;

    DenseChain(GraphProto graph) {
        this.graph = graph;
        graph.getInitializerList().forEach(initializer -> initializers.put(initializer.getName(), initializer));
    }

    /** The weights as {@code w1}, inputs x units, and {@code b1} and so on, each number as in the file. */
    Safetensors weights() {
        String current = null;
        for (NodeProto node : graph.getNodeList()) {
            require(
                    Set.of("", "ai.onnx").contains(node.getDomain()),
                    NodeSteps.described(node) + " is an operator of " + node.getDomain() + ", not of ONNX");
            List<String> others = new ArrayList<>(node.getInputList());
            List<String> computed = others.stream()
                    .filter(name -> !initializers.containsKey(name))
                    .toList();
            require(
                    computed.size() == 1 && (current == null || current.equals(computed.get(0))),
                    NodeSteps.described(node) + " does not follow the node before it");
            require(node.getOutputCount() == 1, NodeSteps.described(node) + " has several results");
            others.removeAll(computed);
            add(node, others);
            current = node.getOutput(0);
        }
        require(layers > 0, "it has no dense layer");
        for (ValueInfoProto output : graph.getOutputList()) {
            require(
                    output.getName().equals(current),
                    "its output " + output.getName() + " is not that of its last node");
        }
        return new Safetensors(Map.of(), weights);
    }

    /** What {@link #weights} passed, those included that have none. */
    List<Step> steps() {
        return steps;
    }

    private void add(NodeProto node, List<String> constants) {
        switch (node.getOpType()) {
            case "Gemm" -> gemm(node, constants);
            case "MatMul" -> {
                require(isConstant(node, 1), NodeSteps.described(node) + " has no weights as its second operand");
                weight(node, constants.get(0), false);
                biasMayFollow = true;
            }
            case "BatchNormalization" -> norm(node, constants, "scale", "shift", "mean", "variance");
            case "LayerNormalization" -> norm(node, constants, "scale", "shift");
            case "Add" -> {
                require(
                        biasMayFollow && constants.size() == 1,
                        NodeSteps.described(node) + " is no bias of a dense layer");
                bias(constants.get(0));
            }
            default -> {
                require(
                        NodeSteps.isActivation(node) && constants.isEmpty(),
                        NodeSteps.described(node) + " is neither a dense layer nor an activation");
                biasMayFollow = false;
                if (!node.getOpType().equals("Identity")) {
                    steps.add(NodeSteps.activation(node));
                }
            }
        }
    }

    private void gemm(NodeProto node, List<String> constants) {
        boolean transposed = false;
        for (AttributeProto attribute : node.getAttributeList()) {
            switch (attribute.getName()) {
                case "transB" -> transposed = attribute.getI() != 0;
                case "transA" -> require(attribute.getI() == 0, NodeSteps.described(node) + " transposes the samples");
                default ->
                    require(
                            Set.of("alpha", "beta").contains(attribute.getName()) && attribute.getF() == 1,
                            NodeSteps.described(node) + " has a factor other than 1");
            }
        }
        require(isConstant(node, 1), NodeSteps.described(node) + " has no weights as its second operand");
        weight(node, constants.get(0), transposed);
        if (constants.size() > 1) {
            bias(constants.get(1));
        }
        biasMayFollow = false;
    }

    /** A norm after the activations of the layer before. */
    private void norm(NodeProto node, List<String> constants, String... names) {
        require(
                constants.size() == names.length,
                NodeSteps.described(node) + " has other operands than " + names.length + " constants");
        biasMayFollow = false;
        layers++;
        steps.add(NodeSteps.norm(node));
        for (int i = 0; i < names.length; i++) {
            weights.add(InitializerValues.tensor(names[i] + layers, initializers.get(constants.get(i)), false));
        }
    }

    private boolean isConstant(NodeProto node, int operand) {
        return node.getInputCount() > operand && initializers.containsKey(node.getInput(operand));
    }

    private void weight(NodeProto node, String name, boolean transposed) {
        layers++;
        steps.add(NodeSteps.dense(node));
        weights.add(InitializerValues.tensor("w" + layers, initializers.get(name), transposed));
    }

    private void bias(String name) {
        biasMayFollow = false;
        weights.add(InitializerValues.tensor("b" + layers, initializers.get(name), false));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new OnnxException(otherwise);
        }
    }
}

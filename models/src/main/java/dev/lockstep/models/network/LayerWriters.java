package dev.lockstep.models.network;

import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Branches;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Dropout;
import dev.lockstep.nn.layer.Elu;
import dev.lockstep.nn.layer.Frozen;
import dev.lockstep.nn.layer.Gelu;
import dev.lockstep.nn.layer.GeluTanh;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.LayerNorm;
import dev.lockstep.nn.layer.LeakyRelu;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Residual;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Sigmoid;
import dev.lockstep.nn.layer.Silu;
import dev.lockstep.nn.layer.Softmax;
import dev.lockstep.nn.layer.Softplus;
import dev.lockstep.nn.layer.Softsign;
import dev.lockstep.nn.layer.Tanh;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what {@link LayerParser} reads. */
final class LayerWriters {
    private static final Writers<Layer> LAYERS = new Writers<Layer>("layer")
            .kind(Dense.class, "dense", LayerWriters::dense)
            .kind(Dropout.class, "dropout", layer -> FlowMapping.of("rate", layer.rate()))
            .kind(
                    BatchNorm.class,
                    "batch-norm",
                    layer -> FlowMapping.of("epsilon", layer.epsilon()).with("momentum", layer.momentum()))
            .kind(LayerNorm.class, "layer-norm", layer -> FlowMapping.of("epsilon", layer.epsilon()))
            .kind(Residual.class, layer -> FlowMapping.of("residual", sequence(layer.layer())))
            .kind(
                    Branches.class,
                    layer -> FlowMapping.of(
                            "branches",
                            layer.layers().stream().map(LayerWriters::sequence).toList()))
            .kind(Frozen.class, layer -> FlowMapping.of("frozen", write(layer.layer())));

    private static final Writers<Layer> ACTIVATIONS = new Writers<Layer>("layer")
            .label(Linear.class, "linear")
            .kind(Relu.class, "relu", layer -> FlowMapping.of("slope-at-zero", layer.slopeAtZero()))
            .kind(LeakyRelu.class, "leaky-relu", layer -> FlowMapping.of("slope", layer.slope()))
            .kind(Elu.class, "elu", layer -> FlowMapping.of("alpha", layer.alpha()))
            .label(Gelu.class, "gelu")
            .label(GeluTanh.class, "gelu-tanh")
            .label(Silu.class, "silu")
            .label(Softplus.class, "softplus")
            .label(Softsign.class, "softsign")
            .label(Softmax.class, "softmax")
            .label(Tanh.class, "tanh")
            .label(Sigmoid.class, "sigmoid");

    private LayerWriters() {}

    /** The layers in order, one in another taken out of it. */
    static List<Object> sequence(Layer layer) {
        List<Object> written = new ArrayList<>();
        if (layer instanceof Sequential sequential) {
            sequential.layers().forEach(each -> written.addAll(sequence(each)));
        } else {
            written.add(write(layer));
        }
        return written;
    }

    private static Object write(Layer layer) {
        return layer instanceof Activation ? ACTIVATIONS.write(layer) : LAYERS.write(layer);
    }

    private static FlowMapping dense(Dense layer) {
        return FlowMapping.of("units", layer.units())
                .with("activation", ACTIVATIONS.write(layer.activation()))
                .with("weights", InitializerWriters.weights(layer.weights()))
                .with("bias", layer.bias().map(InitializerWriters::bias).orElse(false))
                .with("bias-first", Optional.of(true).filter(first -> layer.biasFirst()));
    }
}

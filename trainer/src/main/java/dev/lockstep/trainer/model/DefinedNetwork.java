package dev.lockstep.trainer.model;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.api.Matrix;
import dev.lockstep.trainer.network.InitialValues;
import dev.lockstep.trainer.network.LayerDefinition;
import dev.lockstep.trainer.network.NetworkDefinition;
import dev.lockstep.trainer.network.OptimizerDefinition;
import dev.lockstep.trainer.network.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The network that a network file defines. */
public record DefinedNetwork(NetworkDefinition definition) implements Network {
    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public String title() {
        return definition.title();
    }

    @Override
    public String description() {
        return definition.description();
    }

    @Override
    public DType dtype() {
        return definition.dtype();
    }

    @Override
    public int epochs() {
        return definition.training().epochs();
    }

    @Override
    public double learningRate() {
        return ((OptimizerDefinition.Sgd) definition.optimizer()).learningRate();
    }

    @Override
    public int batchSize() {
        return definition.training().batch().orElse(Integer.MAX_VALUE);
    }

    @Override
    public boolean reportsMean() {
        return definition.loss().report().reduction() == Reduction.MEAN;
    }

    @Override
    public Start start(OptionalLong seed) {
        return new DefinedStart(definition, InitialValues.of(definition, seed));
    }

    private record DefinedStart(NetworkDefinition definition, InitialValues values) implements Start {
        @Override
        public Matrix inputs(Backend backend, DType dtype) {
            return values.inputs().on(backend, dtype);
        }

        @Override
        public Matrix targets(Backend backend, DType dtype) {
            return values.targets().on(backend, dtype);
        }

        @Override
        public Model model(Backend backend, DType dtype) {
            List<DenseLayer> layers = new ArrayList<>();
            for (LayerDefinition layer : definition.layers()) {
                LayerDefinition.Dense dense = (LayerDefinition.Dense) layer;
                InitialValues.Parameters start = values.layers().get(layers.size());
                int number = layers.size() + 1;
                layers.add(new DenseLayer(
                        new Parameter("w" + number, start.weights().on(backend, dtype)),
                        start.bias().map(bias -> new Parameter("b" + number, bias.on(backend, dtype))),
                        dense.activation()));
            }
            return new LayeredModel(layers, definition.loss());
        }
    }
}

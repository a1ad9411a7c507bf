package dev.lockstep.benchmarks.peers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Training by {@code MultiLayerNetwork.fit} of DL4J, batch by batch. */
final class Dl4jLibrary implements Library {
    private final Task task;
    private final DataType type;
    private final List<DataSet> batches;

    Dl4jLibrary(Task task) {
        this.task = task;
        type = task.float64() ? DataType.DOUBLE : DataType.FLOAT;
        Nd4j.setDefaultDataTypes(type, type);
        int size = task.batch();
        batches = IntStream.range(0, task.start().batches(size))
                .mapToObj(i -> new DataSet(
                        rows(task.start().samples(), i * size),
                        rows(task.start().targets(), i * size)))
                .toList();
    }

    @Override
    public Run prepare() {
        MultiLayerNetwork network = network();
        return () -> {
            double[] losses = new double[task.epochs() * batches.size()];
            int step = 0;
            for (int epoch = 0; epoch < task.epochs(); epoch++) {
                for (DataSet batch : batches) {
                    network.fit(batch);
                    losses[step++] = network.score();
                }
            }
            return losses;
        };
    }

    @Override
    public String versions() {
        String jar = MultiLayerNetwork.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        return jar.substring(jar.lastIndexOf('/') + 1) + " with "
                + Nd4j.getExecutioner().getEnvironmentInformation().getProperty("blas.vendor");
    }

    @Override
    public void close() {}

    private MultiLayerNetwork network() {
        IUpdater updater = task.adam() ? new Adam(task.rate(), 0.9, 0.999, task.epsilon()) : new Sgd(task.rate());
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(updater)
                .list();
        int last = task.start().weights().size() - 1;
        for (int layer = 0; layer <= last; layer++) {
            double[][] weights = task.start().weights().get(layer);
            layers.layer(
                    layer < last
                            ? new DenseLayer.Builder()
                                    .nIn(weights.length)
                                    .nOut(weights[0].length)
                                    .activation(Activation.RELU)
                                    .build()
                            : new OutputLayer.Builder(LossFunction.MSE)
                                    .nIn(weights.length)
                                    .nOut(weights[0].length)
                                    .activation(Activation.IDENTITY)
                                    .build());
        }
        MultiLayerConfiguration configuration = layers.build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        for (int layer = 0; layer <= last; layer++) {
            network.setParam(layer + "_W", array(task.start().weights().get(layer)));
            network.setParam(layer + "_b", array(task.start().biases().get(layer)));
        }
        return network;
    }

    private INDArray rows(double[][] table, int first) {
        return array(Arrays.copyOfRange(table, first, Math.min(first + task.batch(), table.length)));
    }

    private INDArray array(double[][] table) {
        return Nd4j.create(table).castTo(type);
    }
}

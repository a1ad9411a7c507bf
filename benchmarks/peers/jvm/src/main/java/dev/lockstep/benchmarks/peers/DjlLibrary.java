package dev.lockstep.benchmarks.peers;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Training by DJL on PyTorch: a {@code Trainer}'s forward, backward and step, which takes float32 alone. */
final class DjlLibrary implements Library {
    private final Task task;
    private final NDManager manager = NDManager.newBaseManager();
    private final List<NDList> samples = new ArrayList<>();
    private final List<NDList> targets = new ArrayList<>();

    DjlLibrary(Task task) {
        this.task = task;
        if (task.float64()) {
            throw new IllegalArgumentException("a Trainer of DJL updates float32 alone");
        }
        int size = task.batch();
        for (int i = 0; i < task.start().batches(size); i++) {
            samples.add(new NDList(rows(task.start().samples(), i * size)));
            targets.add(new NDList(rows(task.start().targets(), i * size)));
        }
    }

    @Override
    public Run prepare() {
        Model model = Model.newInstance("network");
        model.setBlock(block());
        Loss loss = Loss.l2Loss("loss", 1);
        Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer()));
        trainer.initialize(samples.get(0).get(0).getShape());
        setParameters(model.getBlock());
        return () -> {
            try (model;
                    trainer) {
                double[] losses = new double[task.epochs() * samples.size()];
                int step = 0;
                for (int epoch = 0; epoch < task.epochs(); epoch++) {
                    for (int batch = 0; batch < samples.size(); batch++) {
                        losses[step++] = step(trainer, loss, samples.get(batch), targets.get(batch));
                    }
                }
                return losses;
            }
        };
    }

    @Override
    public String versions() {
        Engine engine = Engine.getInstance();
        return "DJL " + Engine.getDjlVersion() + " on " + engine.getEngineName() + " " + engine.getVersion();
    }

    @Override
    public void close() {
        manager.close();
    }

    private double step(Trainer trainer, Loss loss, NDList samples, NDList targets) {
        try (NDManager step = manager.newSubManager()) {
            NDArray value;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList predictions = trainer.forward(samples);
                predictions.attach(step);
                value = loss.evaluate(targets, predictions);
                value.attach(step);
                collector.backward(value);
            }
            trainer.step();
            return value.getFloat();
        }
    }

    private SequentialBlock block() {
        SequentialBlock block = new SequentialBlock();
        int last = task.start().biases().size() - 1;
        for (int layer = 0; layer <= last; layer++) {
            block.add(Linear.builder()
                    .setUnits(task.start().biases().get(layer)[0].length)
                    .build());
            if (layer < last) {
                block.add(Activation.reluBlock());
            }
        }
        return block;
    }

    private Optimizer optimizer() {
        Tracker rate = Tracker.fixed((float) task.rate());
        return task.adam()
                ? Optimizer.adam()
                        .optLearningRateTracker(rate)
                        .optEpsilon((float) task.epsilon())
                        .build()
                : Optimizer.sgd().setLearningRateTracker(rate).build();
    }

    /** A layer stores its weights with a row for each unit. */
    private void setParameters(Block block) {
        List<Parameter> parameters = block.getParameters().values();
        for (int layer = 0; layer < task.start().weights().size(); layer++) {
            set(
                    parameters.get(2 * layer),
                    array(task.start().weights().get(layer)).transpose());
            set(parameters.get(2 * layer + 1), array(task.start().biases().get(layer)[0]));
        }
    }

    private static void set(Parameter parameter, NDArray values) {
        values.copyTo(parameter.getArray());
    }

    private NDArray rows(double[][] table, int first) {
        return array(Arrays.copyOfRange(table, first, Math.min(first + task.batch(), table.length)));
    }

    private NDArray array(double[][] table) {
        double[] all = Arrays.stream(table).flatMapToDouble(Arrays::stream).toArray();
        return manager.create(all, new Shape(table.length, table[0].length)).toType(DataType.FLOAT32, false);
    }

    private NDArray array(double[] row) {
        return manager.create(row).toType(DataType.FLOAT32, false);
    }
}

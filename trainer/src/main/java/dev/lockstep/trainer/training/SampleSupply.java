package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.trainer.network.Rounding;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.step.Batch;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** The samples of a run, whose steps take them in an order that changes with the epoch. */
interface SampleSupply {
    int size();

    /** Puts the samples into an order: their numbers in each place of the epoch. */
    void setOrder(int[] numbers);

    /** What gives so many samples at a time to a step; its matrices belong to the scope that is open. */
    BatchFeed feed(int size);

    /** The samples of one place of an order that never changes. */
    default BatchFeed part(int first, int size) {
        return feed(size);
    }

    static SampleSupply of(Backend backend, DType dtype, Start start, Batching batching) {
        return start.streamed()
                .<SampleSupply>map(samples -> new Streamed(backend, dtype, samples))
                .orElseGet(() -> new Whole(backend, start.samples(backend, dtype), batching.shuffled()));
    }

    /** Samples that stay whole on the device; a step gathers those of its batch. */
    final class Whole implements SampleSupply {
        private final Batch samples;
        private final Matrix order;
        private final boolean shuffled;

        Whole(Backend backend, Batch samples, boolean shuffled) {
            this.samples = samples;
            this.shuffled = shuffled;
            order = backend.matrix(
                    samples.inputs().dtype(),
                    samples.size(),
                    1,
                    IntStream.range(0, samples.size()).asDoubleStream().toArray());
        }

        @Override
        public int size() {
            return samples.size();
        }

        @Override
        public void setOrder(int[] numbers) {
            order.set(Arrays.stream(numbers).asDoubleStream().toArray());
        }

        @Override
        public BatchFeed feed(int size) {
            boolean whole = size == samples.size() && !shuffled;
            return whole ? new BatchFeed.All(samples) : BatchFeed.Gathered.of(samples, order, size);
        }

        @Override
        public BatchFeed part(int first, int size) {
            return new BatchFeed.All(samples.rows(first, size));
        }
    }

    /** Samples of which each step reads those of its batch. */
    final class Streamed implements SampleSupply {
        private final Backend backend;
        private final DType dtype;
        private final Samples samples;
        private int[] order;

        Streamed(Backend backend, DType dtype, Samples samples) {
            this.backend = backend;
            this.dtype = dtype;
            this.samples = samples;
            order = IntStream.range(0, samples.size()).toArray();
        }

        @Override
        public int size() {
            return samples.size();
        }

        @Override
        public void setOrder(int[] numbers) {
            order = numbers;
        }

        @Override
        public BatchFeed feed(int size) {
            Matrix inputs = backend.zeros(dtype, size, samples.inputs().columns());
            Matrix targets = backend.zeros(dtype, size, samples.targets().columns());
            Optional<Matrix> weights = samples.weights().map(each -> backend.zeros(dtype, size, 1));
            return new StreamedFeed(
                    this,
                    new Batch(inputs, targets, weights),
                    new double[inputs.length()],
                    new double[targets.length()]);
        }

        /** Reads the samples from this place of the epoch on. */
        void read(int first, StreamedFeed feed) {
            Batch batch = feed.batch();
            read("inputs", samples.inputs(), first, feed.inputs(), batch.inputs());
            read("targets", samples.targets(), first, feed.targets(), batch.targets());
            batch.weights()
                    .ifPresent(weights -> read(
                            "weights", samples.weights().orElseThrow(), first, new double[weights.rows()], weights));
        }

        private void read(String name, NumberRows rows, int first, double[] elements, Matrix matrix) {
            rows.read(order, first, matrix.rows(), elements);
            Rounding.requireFinite(name, rows, elements, matrix.rows(), row -> order[first + row], dtype);
            matrix.set(elements);
        }
    }
}

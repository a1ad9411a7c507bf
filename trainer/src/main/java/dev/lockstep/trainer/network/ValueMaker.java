package dev.lockstep.trainer.network;

import dev.lockstep.trainer.random.NumpyRandom;
import dev.lockstep.trainer.random.RandomStream;
import dev.lockstep.trainer.random.TorchRandom;
import java.util.Optional;

/** Makes the tables of value sources; what it draws depends on what it drew before. */
final class ValueMaker {
    private final Optional<RandomStream> stream;
    private final boolean drawsFloat32;

    private ValueMaker(Optional<RandomStream> stream, boolean drawsFloat32) {
        this.stream = stream;
        this.drawsFloat32 = drawsFloat32;
    }

    static ValueMaker seeded(Generator generator, long seed) {
        return generator == Generator.NUMPY
                ? new ValueMaker(Optional.of(new NumpyRandom(seed)), false)
                : new ValueMaker(Optional.of(new TorchRandom(seed)), true);
    }

    static ValueMaker unseeded() {
        return new ValueMaker(Optional.empty(), false);
    }

    Values make(ValueSource source) {
        if (source instanceof ValueSource.Literal literal) {
            return literal.values();
        }
        if (source instanceof ValueSource.LiteralUnlessSeeded either) {
            return stream.isPresent() ? normal(either.withSeed()) : either.values();
        }
        if (source instanceof ValueSource.Zeros zeros) {
            return new Values(zeros.rows(), zeros.columns(), new double[zeros.rows() * zeros.columns()]);
        }
        if (source instanceof ValueSource.Normal normal) {
            return normal(normal);
        }
        if (source instanceof ValueSource.Uniform uniform) {
            return new Values(
                    uniform.rows(),
                    uniform.columns(),
                    stream.orElseThrow().uniforms(uniform.rows() * uniform.columns()));
        }
        throw new IllegalArgumentException(source + " is not made from itself alone");
    }

    Values rowSums(ValueSource.RowSumsOfInputs source, Values inputs) {
        Optional<Values> plus = source.plus().map(this::normal);
        double[] sums = new double[inputs.rows()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = inputs.get(i, 0);
            for (int j = 1; j < inputs.columns(); j++) {
                sums[i] += inputs.get(i, j);
            }
            if (plus.isPresent()) {
                sums[i] += plus.get().get(i, 0);
            }
        }
        return new Values(sums.length, 1, sums);
    }

    private Values normal(ValueSource.Normal source) {
        double[] numbers = stream.orElseThrow().normals(source.rows() * source.columns());
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = drawsFloat32 ? (float) source.scale() * (float) numbers[i] : source.scale() * numbers[i];
        }
        return new Values(source.rows(), source.columns(), numbers);
    }
}

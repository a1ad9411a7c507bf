package dev.lockstep.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lockstep.api.Matrix;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/** Runs a file in ONNX Runtime. */
final class Runtime implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    Runtime(byte[] file) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            session = environment.createSession(file, options);
        } catch (OrtException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The outputs row by row. */
    double[] run(Matrix inputs) {
        try (OnnxTensor tensor = tensor(inputs);
                OrtSession.Result result = session.run(Map.of("inputs", tensor))) {
            OnnxTensor outputs = (OnnxTensor) result.get("outputs").orElseThrow();
            return switch (inputs.dtype()) {
                case FLOAT64 ->
                    Arrays.stream((double[][]) outputs.getValue())
                            .flatMapToDouble(Arrays::stream)
                            .toArray();
                case FLOAT32 -> widened((float[][]) outputs.getValue());
            };
        } catch (OrtException failure) {
            throw new AssertionError(failure);
        }
    }

    Map<String, String> metadata() throws OrtException {
        return session.getMetadata().getCustomMetadata();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failure) {
            throw new AssertionError(failure);
        }
    }

    private OnnxTensor tensor(Matrix matrix) throws OrtException {
        double[] values = matrix.toArray();
        long[] shape = {matrix.rows(), matrix.columns()};
        return switch (matrix.dtype()) {
            case FLOAT64 -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), shape);
            case FLOAT32 -> {
                float[] narrowed = new float[values.length];
                for (int i = 0; i < values.length; i++) {
                    narrowed[i] = (float) values[i];
                }
                yield OnnxTensor.createTensor(environment, FloatBuffer.wrap(narrowed), shape);
            }
        };
    }

    private static double[] widened(float[][] rows) {
        double[] values = new double[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        return values;
    }
}

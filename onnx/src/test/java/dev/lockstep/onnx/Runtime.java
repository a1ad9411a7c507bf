package dev.lockstep.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.lockstep.api.Matrix;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
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
            return outputs(result);
        } catch (OrtException failure) {
            throw new AssertionError(failure);
        }
    }

    /** @param labels none where there is no such output */
    record Predicted(double[] outputs, String[] labels) {}

    /** What becomes of the columns of a file; an input of none is left out. */
    Predicted run(double[][] numbers, String[][] texts) {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            if (numbers[0].length > 0) {
                inputs.put("numbers", OnnxTensor.createTensor(environment, numbers));
            }
            if (texts[0].length > 0) {
                inputs.put("texts", OnnxTensor.createTensor(environment, texts));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                String[] labels = result.get("label").isPresent()
                        ? (String[]) result.get("label").get().getValue()
                        : new String[0];
                return new Predicted(outputs(result), labels);
            } finally {
                inputs.values().forEach(OnnxTensor::close);
            }
        } catch (OrtException failure) {
            throw new AssertionError(failure);
        }
    }

    private static double[] outputs(OrtSession.Result result) throws OrtException {
        Object outputs = result.get("outputs").orElseThrow().getValue();
        return outputs instanceof double[][] doubles
                ? Arrays.stream(doubles).flatMapToDouble(Arrays::stream).toArray()
                : widened((float[][]) outputs);
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

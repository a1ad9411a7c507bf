package dev.lockstep.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.lockstep.models.network.Text;
import dev.lockstep.models.safetensors.Tensor;
import dev.lockstep.models.safetensors.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The numbers of an initializer, which stand in the file in one of two ways. */
final class InitializerValues {
    private InitializerValues() {}

    /** A tensor of another name, transposed or not. */
    static Tensor tensor(String name, TensorProto initializer, boolean transposed) {
        TensorType type = type(initializer);
        ByteBuffer data = data(initializer, type);
        List<Integer> shape = initializer.getDimsList().stream()
                .map(size -> size(size, initializer))
                .toList();
        Tensor tensor = new Tensor(name, type, shape, data);
        if (!transposed) {
            return tensor;
        }
        if (shape.size() != 2) {
            throw refusal(initializer, "has not two sizes");
        }
        return transposed(tensor, shape.get(0), shape.get(1));
    }

    private static int size(long size, TensorProto initializer) {
        if (size < 0 || size > Integer.MAX_VALUE) {
            throw refusal(initializer, "has a size of " + size);
        }
        return (int) size;
    }

    private static TensorType type(TensorProto initializer) {
        if (initializer.getDataType() == TensorProto.DataType.DOUBLE.getNumber()) {
            return TensorType.F64;
        }
        if (initializer.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
            return TensorType.F32;
        }
        throw refusal(initializer, "is neither of float64 nor of float32");
    }

    private static ByteBuffer data(TensorProto initializer, TensorType type) {
        if (initializer.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            throw refusal(initializer, "is in another file");
        }
        if (initializer.hasRawData()) {
            return initializer.getRawData().asReadOnlyByteBuffer();
        }
        int count = type == TensorType.F64 ? initializer.getDoubleDataCount() : initializer.getFloatDataCount();
        ByteBuffer data = ByteBuffer.allocate(count * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (type == TensorType.F64) {
            initializer.getDoubleDataList().forEach(data::putDouble);
        } else {
            initializer.getFloatDataList().forEach(data::putFloat);
        }
        return data.flip();
    }

    private static Tensor transposed(Tensor tensor, int rows, int columns) {
        int size = tensor.type().bytes();
        ByteBuffer from = tensor.data();
        ByteBuffer to = ByteBuffer.allocate(from.remaining());
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                to.put(from.slice((row * columns + column) * size, size));
            }
        }
        return new Tensor(tensor.name(), tensor.type(), List.of(columns, rows), to.flip());
    }

    private static OnnxException refusal(TensorProto initializer, String problem) {
        return new OnnxException("its initializer " + Text.quoted(initializer.getName()) + " " + problem);
    }
}

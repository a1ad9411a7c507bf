package dev.lockstep.models.safetensors;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.network.Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Numbers with a name and a shape.
 *
 * @param shape the sizes, the last running first; none for a single number
 * @param data the elements, little-endian
 */
public record Tensor(String name, TensorType type, List<Integer> shape, ByteBuffer data) {
    /** @throws SafetensorsException if the data are not those of the shape */
    public Tensor {
        shape = List.copyOf(shape);
        data = data.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes(type, shape) != data.capacity()) {
            throw new SafetensorsException("the tensor " + Text.quoted(name) + " of " + type + " " + shape + " has "
                    + data.capacity() + " bytes");
        }
    }

    /** Values of a matrix, float32 ones rounded to it; every NaN is the same one. */
    public static Tensor of(String name, DType dtype, List<Integer> shape, double[] values) {
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(values.length, dtype.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (dtype) {
                case FLOAT64 -> data.putLong(Double.doubleToLongBits(value));
                case FLOAT32 -> data.putInt(Float.floatToIntBits((float) value));
            }
        }
        return new Tensor(name, TensorType.of(dtype), shape, data.flip());
    }

    /** The elements in order. */
    public double[] values() {
        double[] values = new double[data.capacity() / type.bytes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.get(data, i * type.bytes());
        }
        return values;
    }

    @Override
    public ByteBuffer data() {
        return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How many bytes a tensor has, or -1 where they are too many to count. */
    static long bytes(TensorType type, List<Integer> shape) {
        try {
            long bytes = type.bytes();
            for (int size : shape) {
                bytes = Math.multiplyExact(bytes, (long) size);
            }
            return bytes;
        } catch (ArithmeticException tooMany) {
            return -1;
        }
    }
}

package dev.lockstep.distributed.protocol;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingState;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what {@link Encoder} writes. */
final class Decoder {
    private static final int AT_ONCE = 8192;

    /** For how many numbers there is room before they come, since their count may be damaged; a multiple of those that are read at once. */
    private static final int UNSEEN = AT_ONCE << 7;

    private final DataInputStream in;

    Decoder(DataInputStream in) {
        this.in = in;
    }

    int integer() throws IOException {
        return in.readInt();
    }

    long number() throws IOException {
        return in.readLong();
    }

    boolean flag() throws IOException {
        return in.readBoolean();
    }

    String text() throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Map<String, String> texts() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = text();
            texts.put(name, text());
        }
        return texts;
    }

    List<Integer> integers() throws IOException {
        List<Integer> values = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            values.add(in.readInt());
        }
        return values;
    }

    double[] numbers() throws IOException {
        int length = in.readInt();
        double[] values = new double[Math.min(length, UNSEEN)];
        ByteBuffer bytes = ByteBuffer.allocate(AT_ONCE * Double.BYTES);
        for (int from = 0; from < length; from += AT_ONCE) {
            if (from == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(length, 2L * from));
            }
            int count = Math.min(AT_ONCE, length - from);
            in.readFully(bytes.array(), 0, count * Double.BYTES);
            bytes.asDoubleBuffer().get(values, from, count);
        }
        return values;
    }

    TrainingOptions options() throws IOException {
        boolean hasEpochs = flag();
        int epochs = in.readInt();
        boolean hasRate = flag();
        double rate = in.readDouble();
        boolean hasSeed = flag();
        long seed = in.readLong();
        String dtype = text();
        return new TrainingOptions(
                hasEpochs ? OptionalInt.of(epochs) : OptionalInt.empty(),
                hasRate ? OptionalDouble.of(rate) : OptionalDouble.empty(),
                hasSeed ? OptionalLong.of(seed) : OptionalLong.empty(),
                dtype.isEmpty() ? Optional.empty() : Optional.of(DType.valueOf(dtype)));
    }

    TrainingState state() throws IOException {
        List<ParameterValues> parameters = values();
        return new TrainingState(parameters, values());
    }

    Optional<TrainingState> optionalState() throws IOException {
        return flag() ? Optional.of(state()) : Optional.empty();
    }

    Checks checks() throws IOException {
        return new Checks(in.readDouble());
    }

    List<CheckedBlock> checkedBlocks() throws IOException {
        List<CheckedBlock> blocks = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            long step = in.readLong();
            int block = in.readInt();
            blocks.add(new CheckedBlock(step, block, text()));
        }
        return blocks;
    }

    private List<ParameterValues> values() throws IOException {
        List<ParameterValues> values = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = text();
            int rows = in.readInt();
            int columns = in.readInt();
            values.add(new ParameterValues(name, rows, columns, numbers()));
        }
        return values;
    }
}

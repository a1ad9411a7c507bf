package dev.lockstep.distributed.protocol;

import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingState;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of messages as bytes. Numbers have their highest byte first, a text is its length in bytes and UTF-8, a list its length and its
 * elements, what may be missing a byte before it.
 */
public final class Encoder {
    private static final int AT_ONCE = 8192;

    private final DataOutputStream out;

    Encoder(DataOutputStream out) {
        this.out = out;
    }

    void number(int value) throws IOException {
        out.writeInt(value);
    }

    void number(long value) throws IOException {
        out.writeLong(value);
    }

    void flag(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    void texts(Map<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> each : texts.entrySet()) {
            text(each.getKey());
            text(each.getValue());
        }
    }

    void integers(List<Integer> values) throws IOException {
        out.writeInt(values.size());
        for (int value : values) {
            out.writeInt(value);
        }
    }

    void numbers(double[] values) throws IOException {
        out.writeInt(values.length);
        ByteBuffer bytes = ByteBuffer.allocate(AT_ONCE * Double.BYTES);
        for (int from = 0; from < values.length; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, values.length - from);
            bytes.asDoubleBuffer().put(values, from, count);
            out.write(bytes.array(), 0, count * Double.BYTES);
        }
    }

    void options(TrainingOptions options) throws IOException {
        flag(options.epochs().isPresent());
        out.writeInt(options.epochs().orElse(0));
        flag(options.learningRate().isPresent());
        out.writeDouble(options.learningRate().orElse(0));
        flag(options.seed().isPresent());
        out.writeLong(options.seed().orElse(0));
        text(options.dtype().map(Enum::name).orElse(""));
    }

    void state(TrainingState state) throws IOException {
        values(state.parameters());
        values(state.optimizer());
    }

    void optionalState(Optional<TrainingState> state) throws IOException {
        flag(state.isPresent());
        if (state.isPresent()) {
            state(state.get());
        }
    }

    void checks(Checks checks) throws IOException {
        out.writeDouble(checks.fraction());
    }

    void checkedBlocks(List<CheckedBlock> blocks) throws IOException {
        out.writeInt(blocks.size());
        for (CheckedBlock block : blocks) {
            out.writeLong(block.step());
            out.writeInt(block.block());
            text(block.hash());
        }
    }

    private void values(List<ParameterValues> values) throws IOException {
        out.writeInt(values.size());
        for (ParameterValues each : values) {
            text(each.name());
            out.writeInt(each.rows());
            out.writeInt(each.columns());
            numbers(each.values());
        }
    }
}

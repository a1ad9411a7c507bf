package dev.lockstep.report.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.report.Trained;
import dev.lockstep.report.run.EpochRecord;
import dev.lockstep.report.run.FinishedRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardLogTest {
    private static final Instant NOW = Instant.ofEpochSecond(1, 500_000_000);

    /** Written by TensorBoard 2's RecordWriter: the event that begins a file, and one of the tag loss, 0.25 in step 300, both at 1.5 seconds. */
    private static final String OF_TENSORBOARD =
            "1800000000000000a37f4b2209000000000000f83f1a0d627261696e2e4576656e743a322a28646c"
                    + "1b000000000000001a0d9e1309000000000000f83f10ac022a0d0a0b0a046c6f7373150000803e9908deed";

    @TempDir
    private Path folder;

    @Test
    void bytesAreThoseOfTensorBoard() throws IOException {
        try (EventFile file = new EventFile(folder, NOW)) {
            file.add(NOW, 300, "loss", 0.25);
        }

        assertThat(HexFormat.of().formatHex(Files.readAllBytes(onlyFile(folder))))
                .isEqualTo(OF_TENSORBOARD);
    }

    @Test
    void framesReadBackAsTheEpochsOfTheRun() throws IOException {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        FinishedRun run = Trained.run(Trained.CLASSES, context -> List.of(new TensorBoardLog(folder, clock)));

        Map<String, List<Float>> training = numbers(onlyFile(folder.resolve("train")));
        assertThat(training).containsOnlyKeys("loss", "learning-rate");
        assertThat(training.get("loss"))
                .isEqualTo(
                        run.epochs().stream().map(epoch -> (float) epoch.loss()).toList());
        Map<String, List<Float>> validation = numbers(onlyFile(folder.resolve("validation")));
        assertThat(validation).containsOnlyKeys("loss", "accuracy", "precision", "recall", "f1", "roc-auc");
        assertThat(validation.get("accuracy"))
                .isEqualTo(run.epochs().stream()
                        .map(EpochRecord::metrics)
                        .map(metrics -> metrics.get("accuracy").floatValue())
                        .toList());
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            assertThat(all.get(0).getFileName().toString()).contains(".tfevents.");
            return all.get(0);
        }
    }

    /** The numbers by tag, of events as they are laid out here: wall time, step, summary. */
    private static Map<String, List<Float>> numbers(Path file) throws IOException {
        ByteBuffer frames = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, List<Float>> numbers = new LinkedHashMap<>();
        boolean first = true;
        while (frames.hasRemaining()) {
            ByteBuffer event = frame(frames);
            if (!first) {
                event.position(9);
                assertThat(event.get()).isEqualTo((byte) (2 << 3));
                int step = event.get();
                assertThat(event.get()).isEqualTo((byte) (5 << 3 | 2));
                event.position(event.position() + 3);
                assertThat(event.get()).isEqualTo((byte) (1 << 3 | 2));
                byte[] tag = new byte[event.get()];
                event.get(tag);
                assertThat(event.get()).isEqualTo((byte) (2 << 3 | 5));
                List<Float> values = numbers.computeIfAbsent(new String(tag), any -> new ArrayList<>());
                values.add(event.getFloat());
                assertThat(step).isEqualTo(values.size());
            }
            first = false;
        }
        return numbers;
    }

    private static ByteBuffer frame(ByteBuffer frames) {
        int begin = frames.position();
        int length = (int) frames.getLong();
        assertThat(frames.getInt()).isEqualTo(masked(frames.array(), begin, Long.BYTES));
        int data = frames.position();
        frames.position(data + length);
        assertThat(frames.getInt()).isEqualTo(masked(frames.array(), data, length));
        return ByteBuffer.wrap(frames.array(), data, length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int masked(byte[] bytes, int from, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, length);
        int value = (int) checksum.getValue();
        return (value >>> 15 | value << 17) + 0xa282ead8;
    }
}

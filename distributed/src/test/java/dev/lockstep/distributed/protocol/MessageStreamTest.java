package dev.lockstep.distributed.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Whatever arrives is the message that was sent, or refused: nothing else is thrown, and no memory is taken for numbers that do not come. */
class MessageStreamTest {
    private static final TrainingState STATE = new TrainingState(
            List.of(new ParameterValues("w1", 2, 3, new double[] {1, -0.0, Double.NaN, 4, 5, 6})),
            List.of(new ParameterValues("w1/mean", 1, 1, new double[] {0.5})));

    private static final List<Message> MESSAGES = List.of(
            new Request.Job("a.b.C", "größe", TrainingOptions.NONE.withEpochs(3), "java", 2, Map.of("vector", "off")),
            new Request.SendState(),
            new Request.Listen(1),
            new Request.Connect(1, 0, List.of(1, 2), "127.0.0.1:4711", true),
            new Request.SetState(STATE),
            new Request.Round(7, 12, new double[] {0.1, 0.2}, Checks.ALL),
            new Request.Abort(3),
            new Request.Ping(),
            new Answer.Hello(1, "process 4711"),
            new Answer.Ready(3, List.of(256, 4), "ab", "java"),
            new Answer.Refused("no", true),
            new Answer.State(STATE),
            new Answer.Listening(1, "unix:/tmp/ä/s"),
            new Answer.Connected(1),
            new Answer.Done(
                    7,
                    new double[] {0.5},
                    "ab",
                    Optional.of(STATE),
                    new double[] {1},
                    List.of(new CheckedBlock(12, 1, "cd"))),
            new Answer.Failed("a neighbour is gone", true),
            new Answer.Pong(5, false));

    private static byte[] written(Message message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new MessageStream(new DataInputStream(new ByteArrayInputStream(new byte[0])), new DataOutputStream(bytes))
                .write(message);
        return bytes.toByteArray();
    }

    private static Message read(byte[] bytes) throws IOException {
        return new MessageStream(
                        new DataInputStream(new ByteArrayInputStream(bytes)),
                        new DataOutputStream(new ByteArrayOutputStream()))
                .read(Message.class);
    }

    @Test
    void everyKindArrivesAsItWasSent() throws IOException {
        Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);
        for (Message message : MESSAGES) {
            byte[] bytes = written(message);
            assertThat(written(read(bytes))).as("%s", message).isEqualTo(bytes);
            kinds.add(message.kind());
        }
        assertThat(kinds).containsExactly(MessageKind.values());
    }

    @Test
    void everyCutAndEveryFlippedBitIsRefused() throws IOException {
        for (Message message : MESSAGES) {
            byte[] bytes = written(message);
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
            }
            for (int bit = 0; bit < 8 * bytes.length; bit++) {
                byte[] flipped = bytes.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                assertThatThrownBy(() -> read(flipped)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void whatHasAFittingChecksumIsAMessageOrRefused() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = written(MESSAGES.get(i % MESSAGES.size()));
            int place = random.nextInt(Math.max(1, bytes.length - Integer.BYTES));
            bytes[place] = (byte) (random.nextInt(4) == 0 ? 0x7f : random.nextInt(256));
            seal(bytes);
            try {
                assertThat(read(bytes)).isNotNull();
            } catch (IOException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    private static void seal(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length - Integer.BYTES);
        for (int i = 1; i <= Integer.BYTES; i++) {
            bytes[bytes.length - i] = (byte) (checksum.getValue() >>> 8 * (i - 1));
        }
    }

    @Test
    void aMessageForTheOtherSideIsRefused() throws IOException {
        byte[] hello = written(new Answer.Hello(1, "process 4711"));
        MessageStream stream = new MessageStream(
                new DataInputStream(new ByteArrayInputStream(hello)),
                new DataOutputStream(new ByteArrayOutputStream()));

        assertThatThrownBy(() -> stream.read(Request.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("HELLO");
    }
}

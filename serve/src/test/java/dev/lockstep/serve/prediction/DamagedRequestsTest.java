package dev.lockstep.serve.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.LockstepException;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.trainer.model.ModelInputs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests with bytes that are changed, left out, put in or cut off give rows, or one line that says what is wrong. */
@Timeout(60)
class DamagedRequestsTest {
    private static final int DAMAGES = 20_000;

    private static final byte[] REQUEST =
            "{\"rows\": [{\"length\": 1.5, \"colour\": \"red\", \"other\": [1, {}]}, [null, \"pale, blue\"], [-2e3, \"red\"]]}"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ModelInputs inputs = new ModelInputs(Flowers.model());
    private final RowsReader reader = new RowsReader(inputs);

    @Test
    void areReadOrRefused() {
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = REQUEST;
            for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
                damaged = damaged(damaged, random);
            }
            try {
                NumberTable table = inputs.of(reader.read(damaged));
                assertThat(table.columns()).isEqualTo(3);
                assertThat(Arrays.stream(table.elements()).allMatch(Double::isFinite))
                        .isTrue();
            } catch (LockstepException refusal) {
                refused++;
                assertThat(refusal.getMessage()).matches("[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,400}");
            }
        }
        assertThat(refused).isBetween(DAMAGES / 2, DAMAGES - DAMAGES / 100);
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < REQUEST.length; length++) {
            byte[] cut = Arrays.copyOf(REQUEST, length);
            assertThat(catchRefusal(cut)).as("%d bytes", length).isNotNull();
        }
        assertThat(catchRefusal(REQUEST)).isNull();
    }

    private LockstepException catchRefusal(byte[] body) {
        try {
            reader.read(body);
            return null;
        } catch (LockstepException refusal) {
            return refusal;
        }
    }

    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        int place = random.nextInt(bytes.length);
        byte[] changed = bytes.clone();
        return switch (random.nextInt(4)) {
            case 0 -> {
                changed[place] = (byte) random.nextInt(256);
                yield changed;
            }
            case 1 -> {
                changed[place] = "{}[],:\"0e-nt\\".getBytes(StandardCharsets.US_ASCII)[random.nextInt(13)];
                yield changed;
            }
            case 2 -> {
                System.arraycopy(bytes, place + 1, changed, place, bytes.length - place - 1);
                yield changed;
            }
            default -> Arrays.copyOf(bytes, Math.max(1, place));
        };
    }
}

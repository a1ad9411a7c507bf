package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RowLinesTest {
    @Test
    void knowTheLineOfEachRow() {
        Random random = new Random(2);
        for (int trial = 0; trial < 100; trial++) {
            RowLines lines = new RowLines();
            long[] added = new long[1 + random.nextInt(200)];
            long line = 0;
            for (int row = 0; row < added.length; row++) {
                line += random.nextInt(1 + trial) == 0 ? 1 + random.nextInt(4) : 1;
                added[row] = line;
                lines.add(line);
            }
            assertThat(lines.size()).isEqualTo(added.length);
            for (int row = 0; row < added.length; row++) {
                assertThat(lines.of(row)).isEqualTo(added[row]);
            }
        }
    }
}

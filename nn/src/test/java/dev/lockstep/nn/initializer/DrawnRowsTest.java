package dev.lockstep.nn.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.nn.random.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is drawn while it is read has the numbers that it has when it is drawn at once, and so has what is drawn behind it. */
class DrawnRowsTest {
    private static final int ROWS = 3001;
    private static final int COLUMNS = 101;

    private static final Normal NORMAL = new Normal(0.5, 2);
    private static final Uniform UNIFORM = new Uniform(-1, 3);

    private static List<double[]> atOnce(Generator generator) {
        Draws draws = Draws.of(generator, 3);
        return List.of(
                NORMAL.table(ROWS, COLUMNS, draws).elements(),
                UNIFORM.table(ROWS, COLUMNS, draws).elements(),
                NORMAL.table(3, 5, draws).elements());
    }

    private static double[] parts(NumberRows rows) {
        double[] elements = new double[rows.rows() * rows.columns()];
        rows.forEachPart((first, count, numbers) ->
                System.arraycopy(numbers, 0, elements, first * rows.columns(), count * rows.columns()));
        return elements;
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameInWhateverOrderItIsRead(Generator generator) {
        List<double[]> expected = atOnce(generator);
        for (int order = 0; order < 7; order++) {
            Draws draws = Draws.of(generator, 3);
            NumberRows first = NORMAL.rows(ROWS, COLUMNS, draws);
            NumberRows second = UNIFORM.rows(ROWS, COLUMNS, draws);
            assertThat(first).isInstanceOf(DrawnRows.class);
            List<double[]> read = new ArrayList<>(Arrays.asList(null, null, null));
            if (order == 0) {
                read.set(2, NORMAL.table(3, 5, draws).elements());
            }
            if (order == 1) {
                assertThat(parts(second)).isEqualTo(expected.get(1));
            }
            if (order == 2) {
                double[] row = new double[COLUMNS];
                first.read(new int[] {7}, 0, 1, row);
                assertThat(row).isEqualTo(Arrays.copyOfRange(expected.get(0), 7 * COLUMNS, 8 * COLUMNS));
            }
            if (order == 3) {
                assertThatThrownBy(() -> first.forEachPart((place, count, numbers) -> {
                            throw new IllegalStateException("no");
                        }))
                        .hasMessage("no");
            }
            if (order == 4) {
                assertThatThrownBy(() -> first.forEachPart((place, count, numbers) -> {
                            throw new OutOfMemoryError("no");
                        }))
                        .isInstanceOf(OutOfMemoryError.class)
                        .hasMessage("no");
            }
            read.set(0, parts(first));
            if (order == 5) {
                read.set(2, NORMAL.table(3, 5, draws).elements());
            }
            read.set(1, parts(second));
            if (read.get(2) == null) {
                read.set(2, NORMAL.table(3, 5, draws).elements());
            }
            for (int i = 0; i < 3; i++) {
                assertThat(read.get(i)).isEqualTo(expected.get(i));
            }
            assertThat(parts(second)).isEqualTo(expected.get(1));
            assertThat(first.table().elements()).isEqualTo(expected.get(0));
        }
    }

    @Test
    void areNotInMemoryUnlessTheyAreReadOtherwise() {
        Draws draws = Draws.of(Generator.NUMPY, 3);
        DrawnRows rows = (DrawnRows) NORMAL.rows(ROWS, COLUMNS, draws);
        parts(rows);
        NORMAL.table(3, 5, draws);
        assertThat(rows.isThere()).isFalse();
        parts(rows);
        assertThat(rows.isThere()).isTrue();
    }

    @Test
    void areDrawnAtOnceBehindWhatWasAndWhereTheyAreFew() {
        Draws draws = Draws.of(Generator.NUMPY, 3);
        assertThat(NORMAL.rows(3, 5, draws)).isInstanceOf(NumberTable.class);
        assertThat(NORMAL.rows(ROWS, COLUMNS, draws)).isInstanceOf(NumberTable.class);
        Draws many = Draws.of(Generator.NUMPY, 3);
        assertThat(NORMAL.rows(ROWS, COLUMNS, many)).isInstanceOf(DrawnRows.class);
        assertThat(NORMAL.rows(3, 5, many)).isInstanceOf(DrawnRows.class);
        assertThat(NORMAL.rows(ROWS, COLUMNS, Draws.of(Generator.NUMPY, 3).byColumns()))
                .isInstanceOf(NumberTable.class);
    }
}

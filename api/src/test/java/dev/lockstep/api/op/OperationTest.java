package dev.lockstep.api.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What operations are called, and which there are not. */
class OperationTest {
    @Test
    void is_described_with_its_numbers() {
        assertThat(Elementwise.of(Formula.SUBTRACT_SCALED).with(1, 0.5).description())
                .isEqualTo("subtractScaled (b = 0.5)");
        assertThat(Elementwise.of(Formula.SUBTRACT_SCALED)
                        .with(0, 1)
                        .with(2, -2)
                        .description())
                .isEqualTo("subtractScaled (a = 1.0, c = -2.0)");
        assertThat(Elementwise.of(Formula.PLUS).description()).isEqualTo("plus");
        assertThat(new Product(false, false, 1).description()).isEqualTo("matmul");
        assertThat(new Product(true, true, 3).description()).isEqualTo("transposeMatmulTranspose (3 batches)");
        assertThat(new RandomUniform(1, 1, -1, 2).description()).isEqualTo("randomUniform (seed -1, stream 2)");
        assertThat(new RandomUniform(1, 1, -1, 2, 3).description())
                .isEqualTo("randomUniform (seed -1, stream 2, from 3)");
        assertThat(new Concatenation(true).description()).isEqualTo("concatenateColumns");
        assertThat(new ScatterAdd(3).description()).isEqualTo("scatterAddRows");
    }

    @Test
    void elementwise_has_a_matrix_and_as_many_operands_as_its_formula() {
        assertThatThrownBy(() -> new Elementwise(Formula.PLUS, List.of(OptionalDouble.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PLUS takes 2 operands, not 1");
        assertThatThrownBy(() -> Elementwise.of(Formula.PLUS).with(0, 1).with(1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PLUS has no matrix among its operands");
        assertThat(Elementwise.of(Formula.SUBTRACT_SCALED).with(1, 3).matrices())
                .isEqualTo(2);
    }

    @Test
    void copies_something_from_inside_to_rows_that_do_not_overlap() {
        for (Runnable call : List.<Runnable>of(
                () -> new Copy("copy", 0, 1, 1, 0, 1, 0, 1),
                () -> new Copy("copy", 0, 1, 1, 0, 1, 1, 0),
                () -> new Copy("copy", -1, 1, 1, 0, 1, 1, 1),
                () -> new Copy("copy", 0, -1, 1, 0, 1, 2, 1),
                () -> new Copy("copy", 0, 1, -1, 0, 1, 1, 1),
                () -> new Copy("copy", 0, 1, 1, -1, 1, 1, 1))) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("copy: nothing to copy, or from outside");
        }
        assertThatThrownBy(() -> new Copy("copy", 0, 1, 1, 0, 2, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("copy: rows of the result overlap");
    }

    @Test
    void a_copy_of_whole_rows_is_contiguous() {
        assertThat(Copy.rows("copy", 5, 1, 2, 3).isContiguous()).isTrue();
        assertThat(Copy.part("copy", 5, 1, 2, 1, 3).isContiguous()).isTrue();
        assertThat(Copy.part("copy", 5, 1, 2, 2, 3).isContiguous()).isFalse();
        assertThat(Copy.into("copy", 2, 3, 5, 0, 0).isContiguous()).isFalse();
        assertThat(Copy.transpose(2, 3).isContiguous()).isFalse();
        assertThat(Copy.transpose(2, 3).count()).isEqualTo(6);
    }
}

package dev.lockstep.trainer.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void isTheMeanAndItsStandardError() {
        assertThat(Spread.of(1, 2, 3, 4)).isEqualTo(new Spread(2.5, OptionalDouble.of(Math.sqrt(5.0 / 3) / 2)));
        assertThat(Spread.of(7)).isEqualTo(new Spread(7, OptionalDouble.empty()));
        assertThat(Spread.of(1, Double.NaN).mean()).isNaN();
    }
}

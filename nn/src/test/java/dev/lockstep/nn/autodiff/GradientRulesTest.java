package dev.lockstep.nn.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A function without a gradient fails here. */
class GradientRulesTest {
    static Stream<String> functions() {
        return Stream.of(UnaryOperation.values(), BinaryOperation.values())
                .flatMap(Arrays::stream)
                .map(operation -> operation.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionHasOne(String function) {
        assertThat(GradientRules.of(function)).isNotEmpty();
    }
}

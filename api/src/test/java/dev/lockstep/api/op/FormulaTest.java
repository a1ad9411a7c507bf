package dev.lockstep.api.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Matrix;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormulaTest {
    @ParameterizedTest
    @EnumSource
    void is_what_its_text_says(Formula formula) {
        assertThat(formula.body()).isEqualTo(FormulaParser.parse(formula.text()));
        assertThat(formula.arity()).isBetween(1, FormulaBody.MOST_OPERANDS);
        assertThat(formula.meaning()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void is_called_as_the_method_of_matrix(Formula formula) {
        Set<String> methods =
                Arrays.stream(Matrix.class.getMethods()).map(Method::getName).collect(Collectors.toSet());
        assertThat(methods).contains(formula.label());
    }

    @Test
    void has_labels_that_differ() {
        Set<String> labels = new TreeSet<>();
        for (Formula formula : Formula.values()) {
            assertThat(labels.add(formula.label())).as(formula.label()).isTrue();
        }
        assertThat(labels).contains("greaterThan", "reluBackwardSlopeOneAtZero");
    }

    @Test
    void tells_the_functions_of_rule_5_from_arithmetic() {
        Set<Formula> elementary = Arrays.stream(Formula.values())
                .filter(formula -> formula.elementary().isPresent())
                .collect(Collectors.toSet());
        assertThat(elementary)
                .containsExactlyInAnyOrder(
                        Formula.EXP,
                        Formula.EXPM1,
                        Formula.LOG,
                        Formula.LOG1P,
                        Formula.TANH,
                        Formula.SIGMOID,
                        Formula.ERF);
        assertThat(Formula.EXP.elementary()).contains(Function.EXP);
    }
}

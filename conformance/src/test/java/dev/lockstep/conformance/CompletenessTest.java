package dev.lockstep.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletenessTest {
    private final List<Clause> clauses = OperationChecks.clauses().toList();

    @Test
    void everyOperationHasAClause() {
        assertThatCode(() -> OperationChecks.requireEveryOperation(clauses.stream()))
                .doesNotThrowAnyException();
    }

    @Test
    void anOperationWithoutAClauseIsNoticed() {
        Set<Object> operations = clauses.stream().map(Clause::about).collect(Collectors.toSet());
        for (Object operation : operations) {
            assertThatThrownBy(() -> OperationChecks.requireEveryOperation(
                            clauses.stream().filter(clause -> !clause.about().equals(operation))))
                    .as(operation.toString())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("the operations tested: found ");
        }
    }

    @Test
    void aClauseAboutNoOperationIsNoticed() {
        Clause other = new Clause("convolve", "convolve", "convolve: nothing", (comparison, values) -> {});

        assertThatThrownBy(
                        () -> OperationChecks.requireEveryOperation(Stream.concat(clauses.stream(), Stream.of(other))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("convolve");
    }
}

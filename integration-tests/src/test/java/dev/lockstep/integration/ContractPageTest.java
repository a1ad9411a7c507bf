package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.RowFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/numerics.md states every formula as the code has it. */
class ContractPageTest {
    private static final Path PAGE = Path.of("..", "docs", "numerics.md");

    @Test
    void theTableOfFormulasIsThatOfTheCode() throws IOException {
        assertThat(rowsBelow("| operation | formula | meaning |"))
                .containsExactlyElementsOf(Arrays.stream(Formula.values())
                        .map(formula ->
                                "| " + formula.label() + " | `" + formula.text() + "` | " + formula.meaning() + " |")
                        .toList());
    }

    @Test
    void theTableOfFunctionsOfRowsIsThatOfTheCode() throws IOException {
        assertThat(rowsBelow("| operation | the row y |"))
                .containsExactlyElementsOf(Arrays.stream(RowFunction.Rule.values())
                        .map(rule -> "| " + rule.label() + " | " + rule.text() + " |")
                        .toList());
    }

    private static List<String> rowsBelow(String head) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .map(String::strip)
                .dropWhile(line -> !line.equals(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}

package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.op.Formula;
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
        List<String> rows = Files.readAllLines(PAGE).stream()
                .map(String::strip)
                .dropWhile(line -> !line.equals("| operation | formula | meaning |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Formula.values())
                        .map(formula ->
                                "| " + formula.label() + " | `" + formula.text() + "` | " + formula.meaning() + " |")
                        .toList());
    }
}

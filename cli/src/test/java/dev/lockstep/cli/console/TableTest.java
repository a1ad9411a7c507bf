package dev.lockstep.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table(
            Table.Column.words("name").styled(cell -> "<" + cell + ">"),
            Table.Column.numbers("n"),
            Table.Column.words("x"));

    @Test
    void columnsAreAsWideAsTheirWidestCellAndStylesDoNotCount() {
        table.add("a", "1", "");
        table.add("longer", "100", "y");

        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text, true));

        assertThat(text.toString().lines()).containsExactly("name      n  x", "<a>         1", "<longer>  100  y");
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> table.add("a")).hasMessage("1 cells for 3 columns");
    }
}

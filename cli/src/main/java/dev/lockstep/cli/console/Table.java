package dev.lockstep.cli.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows of text in columns as wide as their widest cell: words to the left, numbers to the right. Cells are shown as foreign text. */
public final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /** One cell for each column. */
    public void add(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(Arrays.stream(cells).map(ForeignText::shown).toList());
    }

    public void print(PrintWriter out) {
        print(out, columns.stream().map(Column::title).toList(), false);
        rows.forEach(row -> print(out, row, true));
    }

    private void print(PrintWriter out, List<String> cells, boolean styled) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String padding = " ".repeat(width(i) - cell.length());
            String text = styled ? columns.get(i).style.apply(cell) : cell;
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).right ? padding + text : text + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    private int width(int column) {
        int width = columns.get(column).title.length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }

    /**
     * A column.
     *
     * @param right whether its cells end at the same place
     * @param style colours a cell after its width is known
     */
    public record Column(String title, boolean right, UnaryOperator<String> style) {
        public static Column words(String title) {
            return new Column(title, false, UnaryOperator.identity());
        }

        public static Column numbers(String title) {
            return new Column(title, true, UnaryOperator.identity());
        }

        /** The same column with its cells coloured. */
        public Column styled(UnaryOperator<String> newStyle) {
            return new Column(title, right, newStyle);
        }
    }
}

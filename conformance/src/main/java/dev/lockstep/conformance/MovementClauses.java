package dev.lockstep.conformance;

import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import java.util.stream.Stream;

/** What the contract says of operations that move elements without changing them. */
final class MovementClauses {
    private static final int[][] SHAPES = {
        {1, 1}, {1, 7}, {5, 1}, {3, 8}, {9, 17}, {1, 257}, {255, 1}, {64, 64}, {33, 129}, {300, 301}
    };

    private MovementClauses() {}

    private interface Shapes {
        int[][] of(Values values);
    }

    static Stream<Clause> all() {
        Shapes shapes = values -> values.shapes(SHAPES);
        return Stream.of(
                transpose("out[j,i] = a[i,j]", shapes),
                copies("copy", "those elements and no others", shapes),
                concatenation("each part in its place", shapes));
    }

    /** The same of large matrices, and of long rows and columns. */
    static Stream<Clause> large(int size) {
        int[][] shapes = {{size + 7, size + 5}, {1, 200 * size + 1}, {200 * size + 1, 1}};
        String text = "large matrices";
        return Stream.of(transpose(text, values -> shapes), copies("copy", text, values -> shapes));
    }

    private static Clause transpose(String text, Shapes shapes) {
        return new Clause(Copy.class, "transpose", "transpose: " + text, (comparison, values) -> {
            for (int[] shape : shapes.of(values)) {
                comparison.same(
                        Copy.transpose(shape[0], shape[1]), shape[1], shape[0], values.edges(shape[0], shape[1]));
            }
        });
    }

    private static Clause copies(String name, String text, Shapes shapes) {
        return new Clause(Copy.class, name, name + ": " + text, (comparison, values) -> {
            for (int[] shape : shapes.of(values)) {
                rows(comparison, values, shape[0], shape[1]);
                parts(comparison, values, shape[0], shape[1]);
            }
        });
    }

    private static void rows(Comparison comparison, Values values, int rows, int columns) {
        int some = (rows + 1) / 2;
        GivenMatrix source = values.edges(rows, columns);
        GivenMatrix target = values.edges(rows + 3, columns);
        comparison.sameUpdate(Copy.rows("setRows", columns, 0, 0, rows), target, source);
        comparison.sameUpdate(Copy.rows("setRows", columns, rows - some, 3, some), target, source);
    }

    private static void parts(Comparison comparison, Values values, int rows, int columns) {
        int someRows = (rows + 1) / 2;
        int someColumns = (columns + 1) / 2;
        GivenMatrix whole = values.edges(rows, columns);
        Copy part = Copy.part("part", columns, rows - someRows, columns - someColumns, someRows, someColumns);
        comparison.same(part, someRows, someColumns, whole);
        comparison.same(Copy.reversal(rows, columns), rows, columns, whole);
        comparison.sameUpdate(
                Copy.into("setPart", someRows, someColumns, columns, rows - someRows, columns - someColumns),
                whole,
                values.edges(someRows, someColumns));
    }

    private static Clause concatenation(String text, Shapes shapes) {
        return new Clause(Concatenation.class, "concatenation", "concatenation: " + text, (comparison, values) -> {
            for (int[] shape : shapes.of(values)) {
                int rows = shape[0];
                int columns = shape[1];
                comparison.same(
                        new Concatenation(true),
                        rows,
                        columns + 4,
                        values.edges(rows, 1),
                        values.edges(rows, columns),
                        values.edges(rows, 3));
                comparison.same(
                        new Concatenation(false),
                        rows + 4,
                        columns,
                        values.edges(1, columns),
                        values.edges(rows, columns),
                        values.edges(3, columns));
                comparison.same(new Concatenation(true), rows, columns, values.edges(rows, columns));
            }
        });
    }
}

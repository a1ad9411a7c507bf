package dev.lockstep.nn.initializer;

import dev.lockstep.nn.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The first tables of a stream that are drawn while they are read, in the order in which they were asked for. When anything else is drawn, all of them are
 * before.
 */
final class DrawnLater {
    /** Fewer numbers are not worth it, but behind more. */
    private static final int FEWEST = 1 << 18;

    private final RandomStream stream;
    private final Supplier<RandomStream> anew;
    private final List<DrawnRows> tables = new ArrayList<>();
    private int drawn;
    private boolean isClosed;

    /** @param anew makes the stream as it was in the beginning */
    DrawnLater(RandomStream stream, Supplier<RandomStream> anew) {
        this.stream = stream;
        this.anew = anew;
    }

    /** Whether a table of so many numbers can be drawn later. */
    boolean takes(int numbers) {
        return !isClosed && (numbers >= FEWEST || !tables.isEmpty());
    }

    NumberRows add(int rows, int columns, DrawnRows.Drawing drawing) {
        DrawnRows table = new DrawnRows(this, rows, columns, drawing);
        tables.add(table);
        return table;
    }

    /** Draws the tables that were not read yet; none can be added then. */
    void drawAll() {
        isClosed = true;
        while (drawn < tables.size()) {
            tables.get(drawn).drawWhole(stream);
            drawn++;
        }
    }

    /** Draws a table while it is read, if its turn has come. */
    boolean draw(DrawnRows table, NumberRows.Part action) {
        boolean isNext = drawn < tables.size() && tables.get(drawn) == table;
        if (isNext) {
            drawn++;
            table.drawParts(stream, action);
        }
        return isNext;
    }

    /** Draws a table whole, and those before it; again if it was drawn while it was read. */
    void drawWhole(DrawnRows table) {
        int place = tables.indexOf(table);
        while (drawn <= place) {
            tables.get(drawn).drawWhole(stream);
            drawn++;
        }
        if (!table.isThere()) {
            RandomStream again = anew.get();
            for (int i = 0; i < place; i++) {
                tables.get(i).drawParts(again, (first, count, numbers) -> {});
            }
            table.drawWhole(again);
        }
    }
}

package dev.lockstep.nn.initializer;

import dev.lockstep.nn.random.RandomStream;
import dev.lockstep.nn.random.TableNumbers;

/** Rows that are drawn while they are read in their order for the first time, and are in memory when they are read otherwise. */
final class DrawnRows implements NumberRows {
    private static final int NUMBERS_AT_ONCE = 1 << 16;

    private final DrawnLater order;
    private final int rows;
    private final int columns;
    private final Drawing drawing;
    private NumberTable table;

    /** How they are drawn. */
    interface Drawing {
        TableNumbers from(RandomStream stream);
    }

    DrawnRows(DrawnLater order, int rows, int columns, Drawing drawing) {
        this.order = order;
        this.rows = rows;
        this.columns = columns;
        this.drawing = drawing;
    }

    boolean isThere() {
        return table != null;
    }

    void drawWhole(RandomStream stream) {
        double[] numbers = new double[rows * columns];
        drawing.from(stream).next(numbers, numbers.length);
        table = new NumberTable(rows, columns, numbers);
    }

    /** Draws all of them, also where the action fails, that what is drawn next is what it would be. */
    void drawParts(RandomStream stream, Part action) {
        TableNumbers numbers = drawing.from(stream);
        int most = Math.max(1, Math.min(rows, NUMBERS_AT_ONCE / columns));
        double[] part = new double[most * columns];
        Throwable failure = null;
        for (int first = 0; first < rows; first += most) {
            int count = Math.min(most, rows - first);
            numbers.next(part, count * columns);
            try {
                if (failure == null) {
                    action.accept(first, count, part);
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public void forEachPart(Part action) {
        if (isThere() || !order.draw(this, action)) {
            table().forEachPart(action);
        }
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        table().read(numbers, first, count, into);
    }

    @Override
    public NumberTable table() {
        if (!isThere()) {
            order.drawWhole(this);
        }
        return table;
    }
}

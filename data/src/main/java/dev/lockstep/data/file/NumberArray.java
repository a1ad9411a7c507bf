package dev.lockstep.data.file;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.data.Cursor;
import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Feature;
import dev.lockstep.data.disk.Content;
import dev.lockstep.nn.initializer.NumberRows;
import java.nio.ByteOrder;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * A file that holds an array of numbers. Its columns are named {@code 1}, {@code 2} and so on; NaN is a number that is missing.
 *
 * @param offset of the first element
 */
record NumberArray(
        String file, String sha256, Content content, long offset, ElementType type, ByteOrder order, ArrayShape shape)
        implements DataSource {
    private static final int NUMBERS_AT_ONCE = 1 << 16;

    /** The same array with its bytes elsewhere. */
    NumberArray with(Content other) {
        return new NumberArray(file, sha256, other, offset, type, order, shape);
    }

    @Override
    public List<String> columns() {
        return new Numbered(shape.columns());
    }

    @Override
    public int size() {
        return shape.rows();
    }

    @Override
    public Optional<Feature> stated(int column) {
        return Optional.of(Feature.number(Integer.toString(column + 1)));
    }

    @Override
    public boolean mayMiss(int column) {
        return !type.isAlwaysNumber();
    }

    @Override
    public Optional<NumberRows> numbers(int[] columns) {
        NumberRows all = new ArrayRows(this);
        boolean isAll = columns.length == shape.columns();
        for (int i = 0; isAll && i < columns.length; i++) {
            isAll = columns[i] == i;
        }
        return Optional.of(isAll ? all : new ArrayColumns(all, columns));
    }

    /** In memory they are where they are read quickly and the bytes of all columns take no more than these in float64. */
    @Override
    public boolean areBestWhereTheyLie(int columns) {
        return !content.inMemory()
                || shape.rowsAreWhole() && (long) shape.columns() * type.bytes() <= (long) columns * Double.BYTES;
    }

    DataException wrong(int row, int column, String what) {
        return new DataException(place(file, row, column) + ": " + what);
    }

    private static String place(String file, int row, int column) {
        return file + ", row " + (row + 1) + ", column " + (column + 1);
    }

    @Override
    public Places places() {
        String named = file;
        return (row, column) -> place(named, row, column);
    }

    @Override
    public Cursor cursor() {
        return new ArrayCursor();
    }

    /** Reads rows some at a time. */
    private final class ArrayCursor implements Cursor {
        private final NumberRows rows = new ArrayRows(NumberArray.this);
        private final double[] part = new double[Math.max(1, NUMBERS_AT_ONCE / shape.columns()) * shape.columns()];
        private final int[] numbers = new int[part.length / shape.columns()];
        private int row = -1;
        /** The first row of those that were read last; rows that nobody asks for are not read. */
        private int begin = -1;

        @Override
        public boolean next() {
            row++;
            return row < shape.rows();
        }

        private double at(int column) {
            int place = row % numbers.length;
            if (begin != row - place) {
                read(row - place);
            }
            return part[place * shape.columns() + column];
        }

        private void read(int first) {
            int count = Math.min(numbers.length, shape.rows() - first);
            for (int i = 0; i < count; i++) {
                numbers[i] = first + i;
            }
            rows.read(numbers, 0, count, part);
            begin = first;
        }

        @Override
        public boolean isMissing(int column) {
            return Double.isNaN(at(column));
        }

        @Override
        public double number(int column) {
            return at(column);
        }

        @Override
        public String text(int column) {
            double number = at(column);
            return type.isWhole() ? Long.toString((long) number) : Decimals.toString(number);
        }

        @Override
        public String place(int column) {
            return NumberArray.place(file, row, column);
        }
    }

    /** The decimals of the numbers from 1 on. */
    private static final class Numbered extends AbstractList<String> implements RandomAccess {
        private final int count;

        Numbered(int count) {
            this.count = count;
        }

        @Override
        public String get(int index) {
            return Integer.toString(index + 1);
        }

        @Override
        public int size() {
            return count;
        }

        @Override
        public int indexOf(Object name) {
            if (!(name instanceof String text) || text.isEmpty() || text.length() > 9 || text.charAt(0) == '0') {
                return -1;
            }
            int number = 0;
            for (int i = 0; i < text.length(); i++) {
                int digit = text.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                number = 10 * number + digit;
            }
            return number <= count ? number - 1 : -1;
        }

        @Override
        public boolean contains(Object name) {
            return indexOf(name) >= 0;
        }
    }
}

package dev.lockstep.data.file;

import dev.lockstep.data.Cursor;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Feature;
import dev.lockstep.data.TextCursor;
import dev.lockstep.data.disk.Content;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file whose rows are read as they are needed.
 *
 * @param passesUneven whether rows that have not as many fields as the first line are passed over, rather than being an error
 */
record StreamedCsv(CsvFile format, Opened opened, List<String> columns, RowLines lines, boolean passesUneven)
        implements DataSource {
    @Override
    public int size() {
        return lines.size();
    }

    @Override
    public boolean isReread() {
        return !(opened.content() instanceof Content.OfMemory);
    }

    @Override
    public Places places() {
        return TextCursor.places(file(), columns, lines::of);
    }

    @Override
    public String file() {
        return opened.file();
    }

    @Override
    public String sha256() {
        return opened.sha256();
    }

    @Override
    public Optional<Feature> stated(int column) {
        return Optional.empty();
    }

    @Override
    public Cursor cursor() {
        CsvRecords records = new CsvRecords(opened, format.delimiter());
        records.next();
        return new TextCursor(this) {
            private boolean began;

            @Override
            public boolean next() {
                boolean there = toNext();
                while (there && !records.isEven()) {
                    if (!passesUneven) {
                        throw records.uneven();
                    }
                    there = toNext();
                }
                return there;
            }

            private boolean toNext() {
                if (began) {
                    return records.next();
                }
                began = true;
                return format.toFirst(file(), records);
            }

            @Override
            protected List<String> fields() {
                return records.fields();
            }

            @Override
            protected long line() {
                return records.line();
            }

            @Override
            public void close() {
                records.close();
            }
        };
    }
}

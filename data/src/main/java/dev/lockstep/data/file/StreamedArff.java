package dev.lockstep.data.file;

import dev.lockstep.data.Cursor;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Feature;
import dev.lockstep.data.TextCursor;
import dev.lockstep.data.disk.Content;
import java.util.List;
import java.util.Optional;

/**
 * An ARFF file whose rows are read as they are needed.
 *
 * @param features what the columns hold
 */
record StreamedArff(Opened opened, List<Feature> features, List<String> columns, RowLines lines) implements DataSource {
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
        return Optional.of(features.get(column));
    }

    @Override
    public Cursor cursor() {
        ArffRecords records = new ArffRecords(opened);
        return new TextCursor(this) {
            @Override
            public boolean next() {
                return records.next();
            }

            @Override
            protected List<String> fields() {
                return records.fields();
            }

            @Override
            protected long line() {
                return records.number();
            }

            @Override
            public void close() {
                records.close();
            }
        };
    }
}

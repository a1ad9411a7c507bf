package dev.lockstep.data.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.lockstep.data.DataException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;

/** The records of a CSV file, one after the other. */
final class CsvRecords implements AutoCloseable {
    /** As many as a record of the most characters that are read can hold. */
    private static final int MOST_FIELDS = 1 << 26;

    private final String file;
    private final Reader text;
    private final Iterator<CsvRecord> records;
    private CsvRecord record;
    private List<String> fields = List.of();
    private int columns;

    /** @throws DataException if the text is not UTF-8 */
    CsvRecords(Opened opened, char delimiter) {
        file = opened.file();
        text = ContentText.of(opened);
        records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(true)
                .build(CsvRecordHandler.builder().maxFields(MOST_FIELDS).build(), text)
                .iterator();
    }

    /** @throws DataException if what comes next is no CSV */
    boolean next() {
        while (hasNext()) {
            record = records.next();
            fields = record.getFields();
            boolean isEmptyLine = fields.size() == 1 && fields.get(0).isEmpty();
            if (!isEmptyLine || columns == 1) {
                if (columns == 0) {
                    columns = fields.size();
                }
                return true;
            }
        }
        return false;
    }

    private boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw deepest(e) instanceof CharacterCodingException cause
                    ? ContentText.unreadable(file, cause)
                    : new DataException(
                            file + " is no CSV: " + CsvFault.of(e, deepest(e).getMessage()), e);
        } catch (UncheckedIOException e) {
            throw ContentText.unreadable(file, e.getCause());
        }
    }

    /** Whether it has as many fields as the first. */
    boolean isEven() {
        return fields.size() == columns;
    }

    /** A complaint about one that has another number. */
    DataException uneven() {
        return new DataException(
                file + ", line " + line() + ": " + fields.size() + " fields, and " + columns + " in the first line");
    }

    List<String> fields() {
        return fields;
    }

    long line() {
        return record.getStartingLineNumber();
    }

    private static Throwable deepest(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw ContentText.unreadable(file, e);
        }
    }
}

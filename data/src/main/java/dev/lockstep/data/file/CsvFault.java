package dev.lockstep.data.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in words why a text is no CSV. */
final class CsvFault {
    private static final Pattern BEHIND_QUOTE =
            Pattern.compile("Unexpected character after closing quote: '(.)'.*", Pattern.DOTALL);
    private static final String UNCLOSED = "Unclosed quoted field";
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private CsvFault() {}

    static String of(CsvParseException failure, String reason) {
        Matcher line = LINE.matcher(String.valueOf(failure.getMessage()));
        String place = line.find() ? "the record that begins in line " + line.group(1) + ": " : "";
        return place + inWords(reason);
    }

    private static String inWords(String reason) {
        if (reason.startsWith(UNCLOSED)) {
            return "a quote is not closed";
        }
        Matcher behindQuote = BEHIND_QUOTE.matcher(reason);
        return behindQuote.matches()
                ? "a field ends with a quote, and '" + behindQuote.group(1)
                        + "' follows; within quotes a quote is written twice"
                : reason;
    }
}

package dev.lockstep.models.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * A text without the characters that YAML does not allow, each of which is noted, so that the rest can be read.
 *
 * @param leftOut of each line that had some, where they stood: the columns of the characters behind them, in this text
 */
record AllowedText(String text, Map<Integer, List<Integer>> leftOut) {
    static AllowedText of(Mistakes mistakes, String whole) {
        if (StreamReader.isPrintable(whole)) {
            return new AllowedText(whole, Map.of());
        }
        StringBuilder allowed = new StringBuilder(whole.length());
        Map<Integer, List<Integer>> leftOut = new HashMap<>();
        int line = 1;
        int column = 1;
        for (int i = 0; i < whole.length(); i += Character.charCount(whole.codePointAt(i))) {
            int character = whole.codePointAt(i);
            if (StreamReader.isPrintable(character)) {
                allowed.appendCodePoint(character);
            } else {
                List<Integer> ofLine = leftOut.computeIfAbsent(line, any -> new ArrayList<>());
                new Location(mistakes, line, column)
                        .note(String.format("the character U+%04X is not allowed in YAML", character));
                ofLine.add(column - ofLine.size());
            }
            column = character == '\n' ? 1 : column + 1;
            line += character == '\n' ? 1 : 0;
        }
        return new AllowedText(allowed.toString(), leftOut);
    }

    /** The place in the whole text of a character of this one. */
    Location location(Mistakes mistakes, int line, int column) {
        int before = 0;
        for (int place : leftOut.getOrDefault(line, List.of())) {
            before += place <= column ? 1 : 0;
        }
        return new Location(mistakes, line, column + before);
    }
}

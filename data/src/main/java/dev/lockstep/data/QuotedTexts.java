package dev.lockstep.data;

import java.util.List;
import java.util.stream.Collectors;

/** Texts of a file in one line, each in quotes, so that none is taken for two. */
public final class QuotedTexts {
    private QuotedTexts() {}

    /** As in {@code "a", "b, c"}; a quote or backslash in a text has a backslash before it. */
    public static String of(List<String> texts) {
        return texts.stream().map(QuotedTexts::of).collect(Collectors.joining(", "));
    }

    /** One text. */
    public static String of(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

package dev.lockstep.models.network;

import java.util.regex.Pattern;

/** Reads the texts of a network file, which people will see on their terminals. */
final class TextParser {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_LINE = 200;

    private TextParser() {}

    static String name(YamlNode node) {
        String name = text(node, "'name'");
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw node.location()
                    .error("'name' must be lower-case words and digits with hyphens, at most " + LONGEST_NAME
                            + " characters, not " + node.kind());
        }
        return name;
    }

    static String line(YamlNode node, String what) {
        String line = text(node, what);
        if (line.contains("\n") || line.length() > LONGEST_LINE) {
            throw node.location().error(what + " must be one line of at most " + LONGEST_LINE + " characters");
        }
        return line;
    }

    /** A text of any length, without the space at its ends. */
    static String text(YamlNode node, String what) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.text().isBlank()) {
            throw node.location().error(what + " must be a text, not " + node.kind());
        }
        String text = scalar.text().strip();
        if (!text.codePoints().allMatch(c -> c == '\n' || Text.isSafe(c))) {
            throw node.location().error(what + " has a control character");
        }
        return text;
    }
}

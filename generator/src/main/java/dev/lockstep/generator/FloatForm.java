package dev.lockstep.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The float32 form of a class that is written in float64: every {@code double} a {@code float}, in names too, every literal one of
 * float32, and a {@code dgemm} the {@code sgemm}.
 *
 * @param name the folders of its package and the class
 */
record FloatForm(String name, String source) {
    private static final Pattern LITERAL = Pattern.compile("\\b([0-9]+\\.[0-9]+)\\b");

    private static final Pattern NO_CODE = Pattern.compile("\"([^\"\\\\]|\\\\.)*\"|//.*");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.])[0-9](?:[eEpP][-+]|[\\w.])*|(?<![\\w)\\].])\\.[0-9]\\w*");
    private static final Pattern KNOWN_NUMBER = Pattern.compile("[0-9_]+L?|0x[0-9a-fA-F_]+L?|" + LITERAL.pattern());

    /** The forms of all classes with {@code Double} in their name. */
    static List<FloatForm> of(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> doubles = files.filter(FloatForm::isInFloat64).sorted().toList();
            List<FloatForm> forms = new ArrayList<>();
            for (Path file : doubles) {
                String name =
                        sources.relativize(file).toString().replace(".java", "").replace('\\', '/');
                forms.add(new FloatForm(name.replace("Double", "Float"), form(Files.readString(file))));
            }
            return forms;
        }
    }

    private static boolean isInFloat64(Path file) {
        String name = file.getFileName().toString();
        return name.contains("Double") && name.endsWith(".java");
    }

    private static String form(String source) {
        return source.lines().map(FloatForm::line).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(String line) {
        String renamed = line.replace("Double", "Float")
                .replace("double", "float")
                .replace("DOUBLE", "FLOAT")
                .replace("float64", "float32")
                .replace("FLOAT64", "FLOAT32")
                .replace("dgemm", "sgemm");
        String start = renamed.strip();
        boolean isComment = start.startsWith("*") || start.startsWith("/");
        return isComment ? renamed : literals(renamed);
    }

    /** A literal that stayed one of float64 would have the compiler compute in float64. */
    private static String literals(String line) {
        NUMBER.matcher(NO_CODE.matcher(line).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .filter(number -> !KNOWN_NUMBER.matcher(number).matches())
                .findFirst()
                .ifPresent(number -> {
                    throw new IllegalArgumentException("the number " + number
                            + " has no float32 form: write it in digits with a point between, as 0.5");
                });
        return LITERAL.matcher(line).replaceAll("$1f");
    }
}

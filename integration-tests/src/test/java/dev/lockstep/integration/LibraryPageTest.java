package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/use-as-a-library.md compile with the jars that the page names, and print what it says they do. */
class LibraryPageTest {
    private static final Path PAGE = Path.of("..", "docs", "use-as-a-library.md");
    private static final Pattern PROGRAM =
            Pattern.compile("```java\n(.*?public class (\\w+) .*?)```.*?```\n(.*?)```", Pattern.DOTALL);
    private static final String EXPORT = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";
    private static final Pattern NAME = Pattern.compile("`([a-z][-a-z]+)`");

    @TempDir
    private Path folder;

    @Test
    void itsProgramsPrintWhatItSays() throws Exception {
        Distribution distribution = Distribution.archived();
        List<MatchResult> programs =
                PROGRAM.matcher(Files.readString(PAGE)).results().toList();
        assertThat(programs).hasSize(4);
        for (MatchResult program : programs) {
            ChildProcess run = run(distribution, program.group(2), program.group(1), EXPORT);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isEqualTo(program.group(3));
        }
    }

    @Test
    void withoutVectorInstructionsThatIsSaidOnceAndTheBitsAreTheSame() throws Exception {
        Distribution distribution = Distribution.archived();
        List<MatchResult> programs =
                PROGRAM.matcher(Files.readString(PAGE)).results().toList();
        for (MatchResult program : programs) {
            ChildProcess run = run(distribution, program.group(2), program.group(1));
            assertThat(run.err()).containsOnlyOnce("start the JVM with --add-modules jdk.incubator.vector");
            assertThat(run.out()).isEqualTo(program.group(3));
        }
    }

    @Test
    void theReadmeShowsLinesOfIt() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        List<MatchResult> shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .toList();
        assertThat(shown).hasSize(1);
        assertThat(unindented(Files.readString(PAGE)))
                .contains(unindented(shown.get(0).group(1)));
    }

    /** The beginnings of the names of the jars that the page lists for something. */
    private static String[] jars(String purpose) throws IOException {
        String row = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| " + purpose + " |"))
                .findFirst()
                .orElseThrow();
        return NAME.matcher(row).results().map(name -> name.group(1) + "-").toArray(String[]::new);
    }

    private static String unindented(String code) {
        return code.replaceAll("(?m)^ +", "");
    }

    private ChildProcess run(Distribution distribution, String name, String source, String... flags)
            throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".java");
        Path classes = folder.resolve("classes");
        Files.writeString(file, source);
        compile(List.of(
                "--release",
                "17",
                "-d",
                classes.toString(),
                "-cp",
                distribution.libraries(jars("compiling")),
                file.toString()));
        List<String> path = new ArrayList<>(List.of(classes.toString(), distribution.libraries(jars("compiling"))));
        path.add(distribution.libraries(jars("running, also")));
        path.add(distribution.backendJar("java").toString());
        String java = Jdks.java(Path.of(System.getProperty("java.home"))).toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, path), name));
        return ChildProcess.run(Map.of(), command);
    }

    private static void compile(List<String> arguments) {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output, true);
        int code =
                ToolProvider.findFirst("javac").orElseThrow().run(printer, printer, arguments.toArray(String[]::new));
        assertThat(code).as(output.toString()).isZero();
    }
}

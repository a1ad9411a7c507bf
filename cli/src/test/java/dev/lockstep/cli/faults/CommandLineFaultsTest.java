package dev.lockstep.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.command.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Odd command lines, of which each has a part that can not be right: one line and the exit code of wrong usage or of a missing backend. */
class CommandLineFaultsTest {
    private static final int LINES = Math.max(50, Faults.COUNT / 20);

    /** What may stand in a line, odd or not. */
    private static final List<String> PARTS = List.of(
            "",
            " ",
            "-",
            "--",
            "xor",
            "XOR",
            "--json",
            "--quiet",
            "--threads=1",
            "--dtype=float32",
            "--epochs=1",
            "--seed=1",
            "--all",
            "--ops",
            "--backend=java",
            "--backends=java,blas",
            "--backend",
            "--epochs",
            "--learning-rate=1e-3",
            "\u001b[2J",
            "a\nb",
            "\u202e",
            "größe",
            "x".repeat(10_000),
            "@args",
            "%s%n",
            "$(id)",
            "*",
            "..",
            "/",
            "/dev/null",
            "/proc/self/mem",
            "file:///etc/passwd",
            "-o",
            "--trace=/",
            "--set=blas.vector=off",
            "--folds=2",
            "--grid=training.epochs=1,2",
            "--processes=2",
            "--checkpoint=/",
            "--stream",
            "--no-header",
            "--input=-",
            "--port=0",
            "--metric=loss");

    /** What makes any line wrong. */
    private static final List<String> WRONG = List.of(
            "--no-such",
            "--no-such=1",
            "-Z",
            "---",
            "--epochs=0",
            "--epochs=-1",
            "--epochs=9999999999",
            "--epochs=1.5",
            "--epochs=",
            "--threads=0",
            "--threads=many",
            "--threads=99999",
            "--dtype=int8",
            "--dtype=",
            "--learning-rate=0x1p-1",
            "--learning-rate=NaN",
            "--learning-rate=1f",
            "--seed=1e3",
            "--seed=99999999999999999999",
            "--trace=absent/t.csv",
            "--output=absent/r.json",
            "--only=sums",
            "--\u001b[31m",
            "--backend=abacus",
            "--backends=abacus,java",
            "--backends=java,",
            "--backends=",
            "--only=,",
            "--set=vector",
            "--folds=1",
            "--grid=x",
            "--grid=training.epochs=1,,2",
            "--processes=0",
            "--process-shares=1,x",
            "--process-backends=,java",
            "--verify=2",
            "--workers=0",
            "--every=0",
            "--keep=none",
            "--format=xls",
            "--delimiter=;;",
            "--port=65536",
            "--metrics-port=-1",
            "--from=0",
            "--" + "y".repeat(5000));

    private static final List<String> KNOWN_TO_ALL = List.of("--no-such", "--no-such=1", "-Z", "---", "--\u001b[31m");

    @ParameterizedTest
    @MethodSource("commands")
    void endInOneClearLine(String command) {
        SplittableRandom random = new SplittableRandom(Faults.SEED + command.hashCode());
        for (int i = 0; i < LINES; i++) {
            Outcome outcome = Outcome.of(line(command, random).toArray(String[]::new));

            outcome.requireOneClearLine();
            assertThat(outcome.code()).as(outcome.line()).isIn(2, 3);
            if (!outcome.line().contains("--json")) {
                assertThat(outcome.out()).as(outcome.line()).isEmpty();
            }
        }
    }

    private static List<String> line(String command, SplittableRandom random) {
        List<String> line = new ArrayList<>();
        if (!command.isEmpty()) {
            line.add(command);
        }
        for (int part = random.nextInt(4); part > 0; part--) {
            line.add(PARTS.get(random.nextInt(PARTS.size())));
        }
        List<String> wrong = random.nextBoolean() ? WRONG : KNOWN_TO_ALL;
        line.add(
                random.nextInt(line.size() + 1) == 0 ? line.size() : Math.min(1, line.size()),
                wrong.get(random.nextInt(wrong.size())));
        return line;
    }

    private static Stream<String> commands() {
        return Stream.concat(Stream.of("", "trian"), Commands.concernedBy().stream());
    }
}

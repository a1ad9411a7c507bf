package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.command.Commands;
import dev.lockstep.cli.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| no command given: use one of networks, backends, train, tune, plot, verify, compare, record, replay, diff, predict, evaluate, inspect, serve, export, import, verify-model, certify, bench, completion, help (see 'lockstep --help')",
                "trian | there is no command 'trian' (did you mean train? see 'lockstep --help')",
                "train | name one network, or use --all (see 'lockstep train --help')",
                "train --all --trace - | --trace with --all names a folder, and - is standard output",
                "train xor --all | name one network, or use --all (see 'lockstep train --help')",
                "train --all --seed 1 | --seed is for one network; name it in place of --all (see 'lockstep train --help')",
                "train xor --epoch=3 | there is no option '--epoch=3' (did you mean --epochs? see 'lockstep train --help')",
                "train xor --epochs three | Invalid value for option '--epochs': 'three' is not a whole number (see 'lockstep train --help')",
                "train xor --epoch 5 | there is no option '--epoch' (did you mean --epochs? see 'lockstep train --help')",
                "train xor xor | too many arguments: 'xor' (see 'lockstep train --help')",
                "train -- xor --quiet | too many arguments: '--quiet'; behind -- nothing is an option (see 'lockstep train --help')",
                "train xor --epochs 99999999999 | Invalid value for option '--epochs': '99999999999' is not a whole number from -2147483648 to 2147483647 (see 'lockstep train --help')",
                "train xor --seed 1.5 | Invalid value for option '--seed': '1.5' is not a whole number (see 'lockstep train --help')",
                "train xor --epochs 1 --epochs 2 | option '--epochs' is given more than once (see 'lockstep train --help')",
                "predict m --input f --delimiter ;; | Invalid value for option '--delimiter': ';;' is not one character (see 'lockstep predict --help')",
                "inspect | Missing required parameter: 'MODEL' (see 'lockstep inspect --help')",
                "diff a.json | Missing required parameter: 'B.json' (see 'lockstep diff --help')",
                "plot -o x.svg | Missing required parameter: 'LOG.jsonl' (see 'lockstep plot --help')",
                "record | Missing required options and parameters: '--output=FILE.json', 'NETWORK' (see 'lockstep record --help')",
                "train xor --save x.st | --save takes the network of a network file, and not a documented one or --all (see 'lockstep train --help')",
                "train xor --epochs 0 | --epochs must be at least 1, not 0",
                "train xor --threads 0 | --threads must be at least 1, not 0",
                "train xor --learning-rate -1 | --learning-rate must be a positive number, not -1.0",
                "train xor --learning-rate NaN | --learning-rate must be a positive number, not NaN",
                "train xor --dtype int8 | Invalid value for option '--dtype': unknown dtype 'int8': use float64 or float32 (see 'lockstep train --help')",
                "train two-point --seed 1 | two-point draws no random numbers, so it takes no seed",
                "train xor --trace no-such-folder/t.csv | the trace no-such-folder/t.csv can not be written: its folder is not there",
                "train xor --trace / | the trace / can not be written: it is a folder",
                "train xor --learning-rate 0x1p-1 | Invalid value for option '--learning-rate': '0x1p-1' is not a number (see 'lockstep train --help')",
                "train xor --learning-rate 0.5f | Invalid value for option '--learning-rate': '0.5f' is not a number (see 'lockstep train --help')",
                "train xor --threads 100000 | --threads must be at most 1024, not 100000",
                "train @/dev/zero | @/dev/zero: no such file",
                "record xor -o / | the record / can not be written: it is a folder",
                "train xor --device 0 | --device is a setting of the backend opencl, not of java",
                "certify --backend java --blas-library x.so | --blas-library is a setting of the backend blas, not of java",
                "compare xor --backends java,blas --device 0 | --device is a setting of the backend opencl, not of java, blas",
                "train xor --set opencl.device=0 | --set opencl.device is a setting of the backend opencl, not of java",
                "train xor --set java.vectors=off | --set java.vectors: the backend java has only the settings vector",
                "train xor --set vector=off | --set takes NAME.KEY=VALUE, as in opencl.device=gpu, not vector=off",
                "train xor --set java.vector | --set takes NAME.KEY=VALUE, as in opencl.device=gpu, not java.vector",
                "train xor --set java.vector=on --set java.vector=off | --set java.vector and --set java.vector give one setting twice",
                "certify --backend opencl --device 0 --set opencl.device=1 | --device and --set opencl.device give one setting twice",
                "compare xor --backends java,blas --set opencl.device=0 | --set opencl.device is a setting of the backend opencl, not of java, blas",
                "bench --backend java --device 0 | --device is a setting of the backend opencl, not of java",
                "compare --all --seed 1 | --seed is for one network; name it in place of --all (see 'lockstep compare --help')",
                "compare | name one network, or use --all (see 'lockstep compare --help')",
                "certify --all --backend java | name one backend, or use --all (see 'lockstep certify --help')",
                "certify --threads 0 | --threads must be at least 1, not 0",
                "compare xor --backends java | --backends takes two or more different names, not java",
                "compare xor --backends java,java | --backends takes two or more different names, not java,java",
                "bench --backend java,java | --backend takes different names, not java,java",
                "bench --match sums | --match sums leaves nothing to measure",
                "bench --threads 0 | --threads must be at least 1, not 0",
                "bench --only sums | Invalid value for option '--only' (KIND,...): 'sums' is none of products, elementwise and training (see 'lockstep bench --help')",
            })
    void badInputGetsOneLineAndExitCode2(String line, String message) {
        Run run = Run.of(line == null ? new String[0] : line.split(" "));

        assertThat(run.err()).isEqualTo("lockstep: " + message + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void anErrorUnderJsonIsJsonToo() {
        Run run = Run.of("train", "xor", "--trace", "-", "--json");

        assertThat(run.err()).startsWith("lockstep: --json and --trace - both take standard output (see");
        assertThat(run.out())
                .contains("\"exitCode\" : 2", "\"message\" : \"--json and --trace - both take standard output (see");
        assertThat(Run.of("compare", "xor", "--json", "--backends", "java,abacus")
                        .out())
                .contains("\"exitCode\" : 3");
    }

    @Test
    void argumentsReachATerminalHarmless() {
        Run run = Run.of("train", "\u001b[2J\nlockstep: identical" + "x".repeat(100_000));

        assertThat(run.err()).hasLineCount(1).doesNotContain("\u001b").hasSizeLessThan(2100);
    }

    @Test
    void anUnknownNetworkIsBadInput() {
        Run run = Run.of("train", "no-such-network");

        assertThat(run.err())
                .startsWith("lockstep: unknown network 'no-such-network'")
                .hasLineCount(1);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "compare", "verify"})
    void aFileThatIsNoNetworkIsBadInput(String command, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "what");

        Run run = Run.of(command, file.toString());

        assertThat(run.err()).contains("a network file must be a mapping").hasLineCount(1);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aMissingBackendIsExitCode3() {
        Run run = Run.of("train", "xor", "--backend", "abacus");

        assertThat(run.err())
                .isEqualTo(
                        "lockstep: backend 'abacus' is not on the class path: add its jar, or use one of: java, blas, opencl"
                                + System.lineSeparator());
        assertThat(run.code()).isEqualTo(ExitCode.NO_BACKEND);
    }

    @Test
    void ofANetworkAndABackendThatAreMissingTheNetworkIsSaid() {
        Run run = Run.of("train", "none.yaml", "--backend", "abacus");

        assertThat(run.err()).isEqualTo("lockstep: none.yaml: no such file" + System.lineSeparator());
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Java", "jaav", "openCL", "opncl", "BLAS "})
    void aBackendThatWasProbablyMeantIsOffered(String name) {
        Run run = Run.of("train", "xor", "--backend", name);

        assertThat(run.err()).hasLineCount(1).matches("(?s).*; did you mean (java|opencl|blas)\\?\\R");
        assertThat(run.code()).isEqualTo(ExitCode.NO_BACKEND);
    }

    @Test
    void listsMayHaveBlanksAroundTheirElements() {
        assertThat(Run.of("compare", "two-point", "--backends", " java , blas ", "--quiet")
                        .code())
                .isZero();
        assertThat(Run.of("bench", "--only", "products , training", "--backend", "java ,\tblas", "--match", "sums")
                        .err())
                .startsWith("lockstep: --match sums leaves nothing to measure");
        assertThat(Run.of("train", "two-point", "--process-backends", "java, blas", "--process-shares", " 2, 1")
                        .err())
                .startsWith("lockstep: --process-backends, --process-shares and --verify are for several processes");
        assertThat(Run.of("train", "two-point", "--quiet", "--backend", "java", "--set", " java.vector = off ")
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "compare xor --backends, java;",
        "compare xor --backends, ;java",
        "compare xor --backends, java;;blas",
        "bench --backends, ' '",
        "bench --only, ;",
        "train xor --processes 2 --process-backends, java;",
        "train xor --processes 2 --process-shares, 1;;2",
        "tune x.yaml --grid, training.epochs=1; ",
        "tune x.yaml --grid, training.epochs=;1"
    })
    void listsHaveNoEmptyElements(String line, String list) {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.add(list.replace(';', ','));

        Run run = Run.of(arguments.toArray(String[]::new));

        assertThat(run.err())
                .startsWith("lockstep: " + arguments.get(arguments.size() - 2) + ": '")
                .contains("a list is written as in a,b or, in quotes, 'a, b'")
                .hasLineCount(1);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train two-point", "certify", "verify", "record two-point -o -"})
    void oneBackendIsNoListOfThem(String line) {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.addAll(List.of("--backend", "java, blas"));

        Run run = Run.of(arguments.toArray(String[]::new));

        assertThat(run.err())
                .startsWith(
                        "lockstep: --backend takes one name, not 'java, blas': several are for 'lockstep compare --backends'")
                .hasLineCount(1);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aMissingBackendIsNotCertified() {
        Run run = Run.of("certify", "--backend", "abacus");

        assertThat(run.err())
                .startsWith("lockstep: backend 'abacus' is not on the class path")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.NO_BACKEND);
    }

    @Test
    void aMissingBackendIsNotLeftOutOfAComparison() {
        Run run = Run.of("compare", "xor", "--backends", "java,abacus");

        assertThat(run.err())
                .startsWith("lockstep: backend 'abacus' is not on the class path")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.NO_BACKEND);
    }

    @Test
    void backendsThatAgreeAreIdentical() {
        Run run = Run.of("compare", "two-point", "--backends", "java,blas", "--dtype", "float32");

        assertThat(run.out())
                .matches("two-point: identical: 100 losses, 9 weights, SHA-256 [0-9a-f]{64} on java, blas\\R");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aComparisonTakesTheOptionsOfATraining() {
        Run run = Run.of(
                "compare", "xor", "--backends", "java,blas", "--epochs", "1", "--seed", "5", "--learning-rate", "0.25");

        assertThat(run.out()).startsWith("xor: identical: 1 loss, 12 weights, SHA-256 ");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aFileWithTheNameOfNoNetworkIsOffered() throws Exception {
        Path file = Files.createTempFile(Path.of(""), "mynet", "");
        try {
            assertThat(Run.of("train", file.toString()).err())
                    .isEqualTo("lockstep: unknown network '" + file + "': for the file of that name write ./" + file
                            + System.lineSeparator());
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void allAvailableBackendsAreCompared() {
        Run run = Run.of("compare", "two-point", "--json");

        assertThat(run.out())
                .contains("\"java\", \"blas\"", "\"identical\" : true", "\"losses\" : 100", "\"mismatches\" : [ ]");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void theResultsOfOperationsAreComparedWhereAskedFor() {
        Run run = Run.of("compare", "two-point", "--backends", "java,blas", "--ops");

        assertThat(run.out())
                .matches("two-point: identical: 100 losses, 9 weights, \\d+ results of operations,"
                        + " SHA-256 [0-9a-f]{64} on java, blas\\R");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void divergenceNamesTheEpochAndIsExitCode1() {
        Run run = Run.of("train", "two-point-corrected", "--learning-rate", "1e200");

        assertThat(run.err())
                .matches("lockstep: two-point-corrected diverged: the loss of epoch \\d+ is (NaN|Infinity); "
                        + "first .*; try a smaller learning rate\\R");
        assertThat(run.out()).hasLineCount(2);
        assertThat(run.code()).isEqualTo(ExitCode.MISMATCH);
    }

    @Test
    void verboseShowsWhereAnErrorArose() {
        Run run = Run.of("train", "xor", "--backend", "abacus", "--verbose");

        assertThat(run.err()).contains("    at dev.lockstep.api.Backends.");
    }

    @Test
    void aTrainedNetworkIsSetBesideItsDocument() {
        Run run = Run.of("train", "xor", "--quiet", "--backend", "java");

        assertThat(run.out().lines().toList().get(1))
                .startsWith(
                        "xor      java       5000  0.2626848821  0.06350960088  0.06353908215284972 (epoch 4886)  yes ");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "noisy-sum, 0.024340 (epoch 2000)  yes",
        "two-point, 0.0366 (epoch 9)  yes",
        "two-point-corrected, -           -",
        "xor-logistic, 0.06258689524282451 (epoch 999)  yes",
        "curve, 0.049608 (epoch 50)  yes"
    })
    void everyDocumentedLossIsReproduced(String network, String cells) {
        Run run = Run.of("train", network, "--quiet");

        assertThat(run.out()).contains("  " + cells + " ");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aSeedSelectsAnotherStart() {
        Run drawn = Run.of("train", "xor", "--seed", "1", "--epochs", "1", "--json");

        assertThat(drawn.out()).contains("\"firstLossBits\" : \"3fd3f8fb87d2c71b\"");
    }

    @Test
    void jsonHoldsTheBitsOfTheLosses() {
        Run run = Run.of("train", "xor", "--json", "--epochs", "2");

        assertThat(run.out())
                .contains("\"network\" : \"xor\"", "\"epochs\" : 2", "\"firstLossBits\" : \"3fd0cfd44069be67\"")
                .doesNotContain("documented");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void theBackendsPassTheProbe() {
        Run run = Run.of("backends");

        assertThat(run.out())
                .containsSubsequence("java: available", "  probe    PASS", "blas: available", "  probe    PASS");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void theLibraryToUseCanBeNamed() {
        Run run = Run.of("train", "xor", "--backend", "blas", "--blas-library", "absent.so");

        assertThat(run.err())
                .startsWith(
                        "lockstep: backend 'blas' is not available: there is no file absent.so, named by the setting");
        assertThat(run.code()).isEqualTo(ExitCode.NO_BACKEND);
    }

    @Test
    void aSettingIsThatOfOneBackend() {
        assertThat(Run.of("train", "xor", "--set", "java.vector=perhaps").code())
                .isEqualTo(ExitCode.NO_BACKEND);
        assertThat(Run.of("train", "xor", "--set", "java.vector=off", "--epochs", "2")
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(Run.of(
                                "compare",
                                "xor",
                                "--backends",
                                "java,blas",
                                "--set",
                                "blas.blas-threshold=0",
                                "--epochs",
                                "2")
                        .code())
                .isEqualTo(ExitCode.OK);
        assertThat(Run.of("backends").out()).contains("settings blas-library, blas-threshold, vector");
    }

    @Test
    void networksAreListedWithTheirTitles() {
        assertThat(Run.of("networks").out()).hasLineCount(8).contains("two-point-corrected  float64  100");
    }

    @Test
    void helpIsACommandToo() {
        assertThat(Run.of("help").out()).isEqualTo(Run.of("--help").out());
        assertThat(Run.of("help", "train").out())
                .isEqualTo(Run.of("train", "--help").out());
        assertThat(Run.of("help", "trian").code()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--help train", "--verbose --help"})
    void helpOfNoCommandListsThemAll(String line) {
        assertThat(Run.of(line.split(" ")).out()).contains("  networks  ", "  train  ", "  completion  ");
    }

    @Test
    void anOptionMayPrecedeTheCommand() {
        assertThat(Run.of("--verbose", "networks")).isEqualTo(Run.of("networks"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "train --version", "--verbose -V"})
    void theVersionIsSaidWithOrWithoutACommand(String line) {
        Run run = Run.of(line.split(" "));

        assertThat(run.out()).startsWith("lockstep ").hasLineCount(3);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void theCompletionScriptKnowsTheOptions() {
        assertThat(Run.of("completion").out())
                .contains("--learning-rate", "--backends", "complete -F")
                .contains("two-point-corrected", "\"java\" \"blas\" \"opencl\"");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpListsTheExitCodes(String command) {
        Run run = command.isEmpty() ? Run.of("--help") : Run.of(command, "--help");

        assertThat(run.out())
                .startsWith("Usage: lockstep")
                .contains("   3   the backend is not available", "   4   the system fails");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    private static Stream<String> commands() {
        return Stream.concat(Stream.of(""), Commands.concernedBy().stream());
    }
}

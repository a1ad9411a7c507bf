package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --processes} gives what {@code train} gives. */
class ProcessesTest {
    private static final String NETWORK = """
            name: parts
            title: Three blocks
            random: {generator: counter, seed: 6}
            data:
              inputs: {normal: {shape: [700, 3]}}
              targets: {uniform: {shape: [700, 1]}}
            layers:
              - dense: {units: 5, activation: tanh, weights: xavier-normal, bias: zeros}
              - dense: {units: 1, activation: linear, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.01}}
            training: {epochs: 5}
            """;

    @TempDir
    private Path folder;

    private Path network;

    @BeforeEach
    void write() throws IOException {
        network = Files.writeString(folder.resolve("parts.yaml"), NETWORK);
    }

    @Test
    void modelTraceAndFiguresAreThoseOfOneProcess() throws IOException {
        Run alone = train("alone", "--backend", "java");
        Run together = train(
                "together",
                "--processes",
                "3",
                "--process-backends",
                "java,blas",
                "--process-shares",
                "2,1,1",
                "--verify",
                "1");
        assertThat(alone.code()).isZero();
        assertThat(together.code()).as(together.err()).isZero();
        assertThat(together.err()).isEqualTo("15 blocks were computed by two processes, with the same bits\n");
        for (String file : new String[] {".safetensors", ".csv"}) {
            assertThat(folder.resolve("together" + file)).hasSameBinaryContentAs(folder.resolve("alone" + file));
        }
        assertThat(bits(together)).isEqualTo(bits(alone));
    }

    @Test
    void goesOnFromACheckpointOfOneProcess() throws IOException {
        String kept = folder.resolve("kept").toString();
        assertThat(train("whole", "--epochs", "7").code()).isZero();
        assertThat(train("begun", "--epochs", "3", "--checkpoint", kept).code()).isZero();
        Run ended = train("ended", "--epochs", "7", "--resume", kept, "--processes", "2");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(folder.resolve("ended.safetensors")).hasSameBinaryContentAs(folder.resolve("whole.safetensors"));
        Run again = train("again", "--epochs", "7", "--resume", kept, "--processes", "2");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(folder.resolve("again.safetensors")).hasSameBinaryContentAs(folder.resolve("whole.safetensors"));
    }

    @Test
    void aDocumentedNetworkKeepsItsFigures() {
        Run run = Run.of("train", "xor", "--processes", "2", "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("0.06350960088  0.06353908215284972 (epoch 4886)  yes");
    }

    @Test
    void oneThatDivergesSaysWhere() {
        Run run = Run.of(
                "train", network.toString(), "--processes", "2", "--learning-rate", "1e9", "--epochs", "90", "--quiet");
        Run alone = Run.of("train", network.toString(), "--learning-rate", "1e9", "--epochs", "90", "--quiet");
        assertThat(run.code()).isEqualTo(1).isEqualTo(alone.code());
        assertThat(run.err()).contains("diverged", " of layer 2 (dense)").isEqualTo(alone.err());
    }

    @Test
    void lossOfAllProcessesIsAFailureOfTheSystem() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        Thread killing = new Thread(() -> {
            while (!ended.get()) {
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
                LockSupport.parkNanos(1_000_000);
            }
        });
        killing.start();
        Run run = Run.of("train", network.toString(), "--processes", "2", "--epochs", "1000000", "--json");
        ended.set(true);
        killing.join();
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.SYSTEM);
        assertThat(run.out()).contains("\"exitCode\" : 4");
    }

    @Test
    void whatIsWrongIsOneLine() {
        assertThat(Run.of("train", "xor", "--verify", "0.5").err()).contains("add --processes N");
        assertThat(Run.of("train", "xor", "--processes", "0").err()).contains("--processes must be at least 1, not 0");
        assertThat(Run.of("train", "xor", "--processes", "1", "--verify", "1").err())
                .contains("verifying takes at least two workers");
        assertThat(Run.of("train", "xor", "--processes", "2", "--process-shares", "1,2,3")
                        .err())
                .contains("the shares of 2 workers");
        assertThat(Run.of("train", "xor", "--processes", "2", "--backend", "java", "--process-backends", "java")
                        .err())
                .contains("give one");
        Run missing = Run.of("train", "xor", "--processes", "2", "--process-backends", "java,balas");
        assertThat(missing.code()).isEqualTo(ExitCode.NO_BACKEND);
        assertThat(missing.err()).contains("did you mean blas?");
    }

    @Test
    void commandsThatHaveNoProcessesSaySo() {
        for (String command : new String[] {"compare", "tune", "verify"}) {
            Run run = Run.of(command, network.toString(), "--processes", "2");
            assertThat(run.code()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err())
                    .isEqualTo("lockstep: '" + command
                            + "' has no --processes: processes and executors compute the steps of train, record, replay"
                            + " and verify-model (see 'lockstep " + command + " --help')\n");
        }
        assertThat(Run.of("tune", network.toString(), "--spark=local[2]").err()).contains("'tune' has no --spark: ");
    }

    @Test
    void anAddressIsForSpark() throws IOException {
        Path addressed = Files.writeString(
                folder.resolve("addressed.yaml"),
                NETWORK.replaceFirst("(?s)data:.*layers:", "data: {file: hdfs://host/own.csv, target: y}\nlayers:"));
        Run run = Run.of("train", addressed.toString(), "--processes", "2");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .endsWith(
                        "addressed.yaml:4:14: hdfs://host/own.csv can not be read: addresses are read where Spark computes,"
                                + " as with --spark; name a file by its path\n");
    }

    private Run train(String name, String... options) {
        String[] all = new String[options.length + 7];
        all[0] = "train";
        all[1] = network.toString();
        all[2] = "--save=" + folder.resolve(name + ".safetensors");
        all[3] = "--trace=" + folder.resolve(name + ".csv");
        all[4] = "--json";
        all[5] = "--quiet";
        all[6] = "--threads=1";
        System.arraycopy(options, 0, all, 7, options.length);
        return Run.of(all);
    }

    private static String bits(Run run) {
        return run.out().replaceAll("(?s).*(\"firstLoss\".*\"lastLossBits\"[^,]*),.*", "$1");
    }
}

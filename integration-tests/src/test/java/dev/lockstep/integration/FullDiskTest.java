package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A disk that becomes full takes neither a training's result nor files that were there; each test needs root, to mount a small one. */
@EnabledIf("dev.lockstep.integration.AnotherUser#isPossible")
class FullDiskTest {
    private static final String NETWORK = """
            name: line
            title: A line
            data: {inputs: [[0], [1], [2]], targets: [[0], [2], [4]]}
            layers: [{dense: {units: 1, weights: zeros, bias: zeros}}]
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.05}}
            training: {epochs: 2000, batch: all}
            """;

    @TempDir
    private Path folder;

    private Path disk;
    private Distribution distribution;

    @BeforeEach
    void open() throws Exception {
        distribution = Distribution.archived();
        disk = Files.createDirectory(folder.resolve("disk"));
        Files.writeString(folder.resolve("line.yaml"), NETWORK);
    }

    /** Runs lines of shell on a disk of 64 KiB, which is gone then. */
    private ChildProcess onSmallDisk(String lines) throws IOException, InterruptedException {
        ChildProcess run = ChildProcess.run(
                Map.of(),
                List.of(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=64k tmpfs '" + disk + "' && cd '" + disk + "' || exit 99\n"
                                + "lockstep='" + distribution.launcher() + "'; network='" + folder.resolve("line.yaml")
                                + "'\n" + lines));
        assertThat(run.code())
                .as("a mount, which a container may forbid: %s", run.err())
                .isNotEqualTo(99);
        return run;
    }

    @Test
    void theTrainingGoesOnAndEachFileThatIsNotWrittenIsOneLine() throws Exception {
        ChildProcess run = onSmallDisk("""
                head -c 53000 /dev/zero > filler
                "$lockstep" train "$network" --quiet --json --log l.jsonl --tensorboard events --checkpoint kept --every 500 \\
                    --save m.safetensors --trace t.csv --report r.html --card c.md --plot p.svg
                code=$?
                echo; ls -A
                exit $code
                """);
        String full = ": No space left on device";
        assertThat(run.err().lines().map(line -> line.replaceAll("kept/\\S+", "kept/")))
                .as(run.err())
                .contains(
                        "lockstep: the log l.jsonl could not be written" + full + "; the training goes on without it",
                        "lockstep: the trace t.csv could not be written" + full,
                        "lockstep: the report r.html could not be written" + full,
                        "lockstep: kept/ can not be written" + full
                                + "; the training goes on, and later checkpoints are tried")
                .allMatch(line -> line.startsWith("lockstep: ") && line.contains(full));
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.out())
                .contains("\"epochs\" : 2000", "\"error\" : {", "\"exitCode\" : 4", "the report r.html could not")
                .doesNotContain(".part", "t.csv\n", "r.html\n");
    }

    @Test
    void aRecordIsWrittenAlsoWithoutItsCheckpoints() throws Exception {
        ChildProcess run = onSmallDisk("""
                head -c 65536 /dev/zero > filler
                "$lockstep" record "$network" --quiet -o ../line.json --checkpoint kept --every 500
                code=$?
                rm filler
                "$lockstep" replay ../line.json --quiet
                exit $code
                """);
        assertThat(run.err().replaceAll("kept/\\S+", "kept/"))
                .isEqualTo(
                        "lockstep: kept/ can not be written: No space left on device; the training goes on, and later"
                                + " checkpoints are tried\n");
        assertThat(run.out().lines()).hasSize(2).anyMatch(line -> line.startsWith("line: identical on "));
        assertThat(run.code()).isEqualTo(4);
    }

    /** A file that is mounted can not be replaced, so it is written over. */
    @Test
    void aFileThatCanOnlyBeWrittenOverStaysWhole() throws Exception {
        ChildProcess run = onSmallDisk("""
                echo old > old.csv
                mount --bind old.csv old.csv || exit 99
                "$lockstep" train "$network" --quiet --epochs 900 --trace old.csv; echo "code $?"
                cat old.csv; ls -A
                "$lockstep" train "$network" --quiet --epochs 100 --trace old.csv; echo "code $?"; wc -l < old.csv
                "$lockstep" train "$network" --quiet --epochs 300 --log old.csv; echo "code $?"
                head -n 1 old.csv | cut -c -13; wc -l < old.csv
                """);
        assertThat(run.err()).isEqualTo("lockstep: the trace old.csv could not be written: No space left on device\n");
        assertThat(run.out().lines().filter(line -> !line.startsWith("line ") && !line.startsWith("network ")))
                .as(run.out())
                .containsExactly("code 4", "old", "old.csv", "code 0", "101", "code 0", "{\"kind\":\"run\"", "302");
    }

    @Test
    void aLogStaysWhereNothingOfAnotherRunHasRoom() throws Exception {
        ChildProcess run = onSmallDisk("""
                echo earlier > l.jsonl
                head -c 65536 /dev/zero > filler 2>/dev/null
                "$lockstep" train "$network" --quiet --epochs 9 --log l.jsonl > ../out; echo "code $?"
                cat l.jsonl; ls -A
                """);
        assertThat(run.err())
                .isEqualTo(
                        "lockstep: the log l.jsonl could not be written: No space left on device; the training goes on"
                                + " without it\n");
        assertThat(run.out().lines()).containsExactly("code 4", "earlier", "filler", "l.jsonl");
    }

    /** It is the disk that fails, and not the data. */
    @Test
    void noRoomForATemporaryFileIsSaidWithARemedy() throws Exception {
        Files.writeString(folder.resolve("x.csv"), "x,y\n" + "1,2\n".repeat(9000));
        Files.writeString(
                folder.resolve("line.yaml"),
                NETWORK.replaceAll("data: .*", "data: {file: x.csv, target: y, stream: true}"));
        ChildProcess run = onSmallDisk("""
                LOCKSTEP_JAVA_OPTS="-Djava.io.tmpdir=$PWD" "$lockstep" train "$network" --quiet --epochs 1; echo "code $?"; ls -A
                LOCKSTEP_JAVA_OPTS="-Djava.io.tmpdir=$PWD/x" "$lockstep" train "$network" --quiet --epochs 1; echo "code $?"; ls -A
                """);
        assertThat(run.err())
                .isEqualTo("lockstep: a temporary file in " + disk + " can not be written: No space left on device;"
                        + " make room there, or name another folder with the system property java.io.tmpdir\nlockstep: a"
                        + " temporary file in " + disk
                        + "/x can not be written: there is no such folder; make it, or name"
                        + " another folder with the system property java.io.tmpdir\n");
        assertThat(run.out()).isEqualTo("code 4\ncode 2\n");
    }
}

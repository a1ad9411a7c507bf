package dev.lockstep.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.report.plot.Picture;
import dev.lockstep.report.plot.Series;
import dev.lockstep.report.run.PlottedRun;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RunPictureTest {
    @Test
    void backendsWithTheSameBitsAreOneLine() {
        Picture picture = RunPicture.of(List.of(run("java", 1, 0.5, 0.25), run("blas", 1, 0.5, 0.25)));

        assertThat(picture.subtitle()).isEqualTo("2 runs, the losses identical in every bit");
        assertThat(names(picture)).containsExactly("java = blas");
    }

    @Test
    void aRunThatDiffersInTheLastBitIsALineOfItsOwn() {
        Picture picture =
                RunPicture.of(List.of(run("java", 1, 0.5), run("blas", 1, Math.nextUp(0.5)), run("opencl", 1, 0.5)));

        assertThat(picture.subtitle()).isEqualTo("3 runs, of which 2 differ in their losses");
        assertThat(names(picture)).containsExactly("java = opencl", "blas");
    }

    @Test
    void runsAreNamedByTheFirstTraitsThatTellThemApart() {
        assertThat(RunNames.of(List.of(run("java", 1, 0.5), run("java", 2, 0.5), run("java", 3, 0.5))))
                .containsExactly("seed 1", "seed 2", "seed 3");
        assertThat(RunNames.of(List.of(run("java", 1, 0.5), run("blas", 2, 0.5))))
                .containsExactly("java", "blas");
        assertThat(RunNames.of(List.of(run("java", 1, 0.5), run("java", 1, 0.4))))
                .containsExactly("run 1", "run 2");
        assertThat(RunNames.of(List.of(run("java", 1, 1), run("java", 2, 1), run("blas", 1, 1))))
                .containsExactly("java, seed 1", "java, seed 2", "blas, seed 1");
    }

    @Test
    void oneRunIsShownWithItsTraits() {
        Picture picture = RunPicture.of(run("java", 7, 1, 0.123456789), Optional.empty());

        assertThat(picture.title()).isEqualTo("A title");
        assertThat(picture.subtitle()).isEqualTo("net, java, seed 7, last loss 0.12346");
        assertThat(names(picture)).containsExactly("training");
    }

    private static List<String> names(Picture picture) {
        return picture.charts().get(0).series().stream().map(Series::name).toList();
    }

    private static PlottedRun run(String backend, int seed, double... losses) {
        Map<String, String> traits = new LinkedHashMap<>();
        traits.put(PlottedRun.NETWORK, "net");
        traits.put(PlottedRun.BACKEND, backend);
        traits.put(PlottedRun.SEED, Integer.toString(seed));
        double[] epochs = new double[losses.length];
        Arrays.setAll(epochs, i -> i + 1.0);
        return new PlottedRun("A title", traits, epochs, losses, new double[0], OptionalInt.empty());
    }
}

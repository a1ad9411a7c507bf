package dev.lockstep.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThinnedTest {
    private static final Layout LAYOUT = new Layout(
            0,
            0,
            100,
            100,
            LinearScale.of(new Range(1, 1, 100_000), false, 5, false),
            LinearScale.of(new Range(0, 0, 1), false, 5, false));

    @Test
    void aLongLineKeepsItsEndsAndItsPeaks() {
        double[] losses = new double[100_000];
        Arrays.setAll(losses, i -> 0.5 + 1e-6 * (i % 7));
        losses[77_777] = 1;
        losses[77_778] = 0;

        List<double[][]> runs = Thinned.lines(Series.ofEpochs("loss", 0, Series.Kind.LINE, losses), LAYOUT);

        assertThat(runs).hasSize(1);
        double[][] points = runs.get(0);
        assertThat(points.length).isBetween(200, 404);
        assertThat(points[0][0]).isZero();
        assertThat(points[points.length - 1][0]).isEqualTo(100);
        assertThat(List.of(points)).anyMatch(point -> point[1] == 0).anyMatch(point -> point[1] == 100);
    }

    @Test
    void whatIsNotFiniteIsAGap() {
        double[] losses = {0.1, 0.2, Double.NaN, 0.3, Double.POSITIVE_INFINITY};

        List<double[][]> runs = Thinned.lines(Series.ofEpochs("loss", 0, Series.Kind.LINE, losses), LAYOUT);

        assertThat(runs).hasSize(2);
    }

    @Test
    void pointsOnOnePixelAreOne() {
        Series points = new Series("data", 0, Series.Kind.POINTS, new double[] {1, 1, 1}, new double[] {0, 1, 1e-6});

        assertThat(Thinned.points(points, LAYOUT)).hasDimensions(2, 2);
    }
}

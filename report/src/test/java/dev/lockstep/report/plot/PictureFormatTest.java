package dev.lockstep.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PictureFormatTest {
    private static final Picture PICTURE = new Picture(
            "Losses & <others>\u0000\u202e",
            "two runs",
            List.of(
                    new Chart(
                            "Loss",
                            Axis.epochs(),
                            Axis.spread("loss"),
                            List.of(
                                    Series.ofEpochs("training", 0, Series.Kind.LINE, new double[] {1, 0.1, 0.01}),
                                    Series.ofEpochs(
                                            "validation", 1, Series.Kind.DASHED_LINE, new double[] {2, 0.3, Double.NaN
                                            })),
                            List.of(new Mark(2, "lowest: epoch 2"))),
                    new Chart(
                            "Fitted curve",
                            Axis.linear("x"),
                            Axis.linear("y"),
                            List.of(new Series(
                                    "data", 2, Series.Kind.POINTS, new double[] {-1, 1}, new double[] {0.5, -0.5})),
                            List.of())));

    /** The file was written by this code, looked at, and kept; it says what must not change between JDKs and machines. */
    @Test
    void svgHasTheSameBytesEverywhere() throws IOException {
        try (InputStream golden = PictureFormatTest.class.getResourceAsStream("picture.svg")) {
            assertThat(new String(bytes(PictureFormat.SVG, PICTURE), StandardCharsets.UTF_8))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void svgIsXmlInWhichForeignTextIsText() throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(bytes(PictureFormat.SVG, PICTURE)));

        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("Losses & <others>\ufffd\ufffd");
    }

    @Test
    void pngShowsTheSameInTwiceAsManyPixels() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes(PictureFormat.PNG, PICTURE)));

        assertThat(image.getWidth()).isEqualTo(1680);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xffffffff);
        int blue = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                blue += image.getRGB(x, y) == (0xff000000 | Palette.series(0)) ? 1 : 0;
            }
        }
        assertThat(blue).isGreaterThan(1000);
    }

    @Test
    void chartsOfNothingAndOfOnePointAreDrawn() throws IOException {
        for (double[] losses : new double[][] {{}, {Double.NaN}, {0.5}, {0}, {Double.MAX_VALUE, Double.MIN_VALUE}}) {
            Chart chart = new Chart(
                    "Loss",
                    Axis.epochs(),
                    Axis.spread("loss"),
                    List.of(Series.ofEpochs("training", 0, Series.Kind.LINE, losses)),
                    List.of());
            String svg =
                    new String(bytes(PictureFormat.SVG, new Picture("", "", List.of(chart))), StandardCharsets.UTF_8);
            assertThat(svg).doesNotContain("NaN").doesNotContain("9223372036854775807");
        }
    }

    @Test
    void theNameOfTheFileSaysTheFormat() {
        assertThat(PictureFormat.of(Path.of("a.b/loss.SVG"))).isEqualTo(PictureFormat.SVG);
        assertThat(PictureFormat.of(Path.of("loss.png"))).isEqualTo(PictureFormat.PNG);
        assertThatThrownBy(() -> PictureFormat.of(Path.of("png")))
                .isInstanceOf(LockstepException.class)
                .hasMessage("the plot png must end in .svg or .png");
    }

    private static byte[] bytes(PictureFormat format, Picture picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format.write(picture, bytes);
        return bytes.toByteArray();
    }
}

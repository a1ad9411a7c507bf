package dev.lockstep.report.plot;

import dev.lockstep.api.LockstepException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures as PNG; it and its canvas alone use the JDK's module for desktops, of which servers often lack a part. */
final class PngWriter {
    private PngWriter() {}

    static void requireUsable() {
        System.setProperty("java.awt.headless", "true");
        try {
            image(new Picture("", "", List.of()));
        } catch (RuntimeException | UnsatisfiedLinkError | InternalError failure) {
            throw new LockstepException(
                    "a PNG can not be drawn, as this JVM finds no fonts (" + failure + "): install fontconfig and a"
                            + " font, or write .svg",
                    new IllegalStateException(failure.toString()));
        }
    }

    static void write(Picture picture, OutputStream stream) throws IOException {
        requireUsable();
        ImageIO.setUseCache(false);
        ImageIO.write(image(picture), "png", stream);
    }

    private static BufferedImage image(Picture picture) {
        return new PicturePainter(picture)
                .paint(height -> new ImageCanvas(PicturePainter.WIDTH, height))
                .end();
    }
}

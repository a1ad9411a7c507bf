package dev.lockstep.report.plot;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The formats of pictures. */
public enum PictureFormat {
    /** Text; the same bytes on every machine and JDK. */
    SVG {
        @Override
        public void requireUsable() {}

        @Override
        public void write(Picture picture, OutputStream stream) throws IOException {
            String label = picture.title() + ". " + picture.subtitle();
            String svg = new PicturePainter(picture)
                    .paint(height -> new SvgCanvas(PicturePainter.WIDTH, height, label))
                    .end();
            stream.write(svg.getBytes(StandardCharsets.UTF_8));
        }
    },
    /** Pixels; letters are those of the fonts of the machine. */
    PNG {
        @Override
        public void requireUsable() {
            PngWriter.requireUsable();
        }

        @Override
        public void write(Picture picture, OutputStream stream) throws IOException {
            PngWriter.write(picture, stream);
        }
    };

    /**
     * That of a file by the end of its name.
     *
     * @throws LockstepException if it is none
     */
    public static PictureFormat of(Path file) {
        String name =
                file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith("." + format.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new LockstepException("the plot " + file + " must end in .svg or .png"));
    }

    /** @throws LockstepException if pictures of this format can not be drawn here */
    public abstract void requireUsable();

    /** Writes the picture, and leaves the stream open. */
    public abstract void write(Picture picture, OutputStream stream) throws IOException;
}

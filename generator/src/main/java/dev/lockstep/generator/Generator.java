package dev.lockstep.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the generated classes of {@code numerics} while it is built. */
public final class Generator {
    private Generator() {}

    /**
     * Writes all classes.
     *
     * @param arguments the folder of the hand-written sources of numerics, and the one to write to
     */
    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        for (Real real : Real.values()) {
            write(target, "loops/" + ScalarFormulas.name(real), ScalarFormulas.source(real));
            write(target, "vector/" + VectorFormulas.name(real), VectorFormulas.source(real));
        }
        for (FloatForm form : FloatForm.of(sources)) {
            write(target, form.name(), form.source());
        }
    }

    /** Writes a class, unless it is there as it should be: a newer date would have everything compiled again. */
    private static void write(Path target, String name, String source) throws IOException {
        Path file = target.resolve("dev/lockstep/numerics").resolve(name + ".java");
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
        }
    }
}

package dev.lockstep.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the generated classes of a module while it is built. */
public final class Generator {
    private static final String LOOPS = "dev/lockstep/numerics/loops/";
    private static final String VECTOR = "dev/lockstep/numerics/vector/";

    private Generator() {}

    /**
     * Writes the float32 forms of all classes in float64, and the loops of all formulas if these belong to the module.
     *
     * @param arguments the folder of the module's hand-written sources, the one to write to, and {@code true} for the loops
     */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[1]);
        for (FloatForm form : FloatForm.of(Path.of(arguments[0]))) {
            write(target, form.name(), form.source());
        }
        if (Boolean.parseBoolean(arguments[2])) {
            writeLoops(target);
        }
    }

    private static void writeLoops(Path target) throws IOException {
        for (Real real : Real.values()) {
            write(target, LOOPS + ScalarFormulas.name(real), ScalarFormulas.source(real));
            write(target, VECTOR + VectorFormulas.name(real), VectorFormulas.source(real));
            write(target, VECTOR + VectorChains.name(real), VectorChains.source(real));
        }
    }

    /** Writes a class, unless it is there as it should be: a newer date would have everything compiled again. */
    private static void write(Path target, String name, String source) throws IOException {
        Path file = target.resolve(name + ".java");
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
        }
    }
}

package dev.lockstep.integration;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent of the JVM that fails as its argument says. */
public final class FailingAgent {
    private FailingAgent() {}

    /** A number is the exit code, {@code works} none, and all else is thrown. */
    public static void premain(String argument) {
        if (argument.matches("[0-9]+")) {
            System.exit(Integer.parseInt(argument));
        }
        if (!argument.equals("works")) {
            throw new IllegalStateException(argument);
        }
    }

    /** Writes it as a jar, with an entry that says what it is or without. */
    static Path jar(Path file, boolean named) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (named) {
            manifest.getMainAttributes().putValue("Premain-Class", FailingAgent.class.getName());
        }
        String entry = FailingAgent.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry(entry));
            jar.write(FailingAgent.class
                    .getClassLoader()
                    .getResourceAsStream(entry)
                    .readAllBytes());
        }
        return file;
    }
}

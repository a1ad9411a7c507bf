package dev.lockstep.lambdas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

class PlainLambdasTest {
    private static final Path PACKAGE = Path.of(Specimens.class.getPackageName().replace('.', '/'));

    @TempDir
    private Path folder;

    @BeforeEach
    void compile() throws Exception {
        Path compiled = Path.of(Specimens.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(PACKAGE);
        Files.createDirectories(file(""));
        try (Stream<Path> files = Files.list(compiled)) {
            for (Path each : files.toList()) {
                String name = each.getFileName().toString();
                if (name.startsWith("Specimens")) {
                    Files.copy(each, file(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    @Test
    void classesDoWhatLambdasDo() throws Exception {
        makeClasses();

        assertThat(results()).isEqualTo(new Specimens().get());
    }

    @Test
    void onlyWhatIsSerializableIsLeftToTheJvm() throws Exception {
        assertThat(factoriesIn("Specimens.class")).contains("metafactory", "altMetafactory");
        assertThat(factoriesIn("Specimens$Greeting.class")).contains("metafactory");

        makeClasses();

        assertThat(factoriesIn("Specimens.class")).containsOnly("altMetafactory");
        assertThat(factoriesIn("Specimens$Greeting.class")).isEmpty();
    }

    @Test
    void whatWasChangedStaysAsItIs() throws Exception {
        makeClasses();
        Map<String, String> once = files();

        makeClasses();

        assertThat(files()).isEqualTo(once);
    }

    @Test
    void classesOfFormerLambdasGoWhenTheirClassIsCompiledAgain() throws Exception {
        makeClasses();
        Map<String, String> once = files();
        compile();
        Files.write(file("Specimens$Lambda99.class"), classOfFormerLambda());

        makeClasses();

        assertThat(files()).isEqualTo(once);
        assertThat(results()).isEqualTo(new Specimens().get());
    }

    private static byte[] classOfFormerLambda() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                Specimens.class.getName().replace('.', '/') + "$Lambda99",
                null,
                "java/lang/Object",
                null);
        writer.visitNestHost(Specimens.class.getName().replace('.', '/'));
        return writer.toByteArray();
    }

    private void makeClasses() throws IOException {
        PlainLambdas task = new PlainLambdas();
        task.setFolder(folder.toFile());
        task.execute();
    }

    /** Of the specimens in the folder, whose loader knows no others. */
    private Object results() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Constructor<?> constructor =
                    loader.loadClass(Specimens.class.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return ((Supplier<?>) constructor.newInstance()).get();
        }
    }

    /** The methods by which the JVM is to link lambdas of a class. */
    private List<String> factoriesIn(String name) throws IOException {
        ClassNode read = new ClassNode();
        new ClassReader(Files.readAllBytes(file(name))).accept(read, 0);
        return read.methods.stream()
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .filter(InvokeDynamicInsnNode.class::isInstance)
                .map(instruction -> ((InvokeDynamicInsnNode) instruction).bsm.getName())
                .filter(factory -> factory.toLowerCase(Locale.ROOT).endsWith("metafactory"))
                .toList();
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(file(""))) {
            for (Path each : found.toList()) {
                files.put(each.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(each)));
            }
        }
        return files;
    }

    private Path file(String name) {
        return folder.resolve(PACKAGE).resolve(name);
    }
}

package dev.lockstep.lambdas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The compiled classes of a module. */
final class ClassFolder {
    private static final String SUFFIX = ".class";

    /** Between the name of a class and the number of a lambda in it. */
    private static final String LAMBDA = "$Lambda";

    private final Path folder;
    private final Map<String, ClassNode> classes;
    private final Set<String> changed = new TreeSet<>();

    private ClassFolder(Path folder, Map<String, ClassNode> classes) {
        this.folder = folder;
        this.classes = classes;
    }

    /** Reads all classes; there are none where there is no folder. */
    static ClassFolder read(Path folder) throws IOException {
        Map<String, ClassNode> classes = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(SUFFIX)).toList()) {
                    ClassNode read = new ClassNode();
                    new ClassReader(Files.readAllBytes(file)).accept(read, 0);
                    classes.put(read.name, read);
                }
            }
        }
        return new ClassFolder(folder, classes);
    }

    /** Makes a class of each lambda, and writes what has changed. */
    void makeClassesOfLambdas() throws IOException {
        removeClassesOfFormerLambdas();
        for (ClassNode each : List.copyOf(classes.values())) {
            makeClassesOfLambdas(each);
        }
        for (String name : changed) {
            ClassWriter writer = new ClassWriter(0);
            classes.get(name).accept(writer);
            Files.write(file(name), writer.toByteArray());
        }
    }

    /** Those whose class was compiled again since, and does not know them. */
    private void removeClassesOfFormerLambdas() throws IOException {
        for (ClassNode each : List.copyOf(classes.values())) {
            if (each.name.contains(LAMBDA)
                    && (each.access & Opcodes.ACC_SYNTHETIC) != 0
                    && !nest(each).nestMembers.contains(each.name)) {
                classes.remove(each.name);
                Files.delete(file(each.name));
            }
        }
    }

    private void makeClassesOfLambdas(ClassNode from) {
        int number = 0;
        for (MethodNode method : from.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof InvokeDynamicInsnNode lambda) {
                    String name = from.name + LAMBDA + (number + 1);
                    Optional<ClassNode> made = LambdaClass.of(lambda, name, from.version);
                    if (made.isPresent()) {
                        number++;
                        join(made.get(), nest(from));
                        changed.add(from.name);
                        method.instructions.set(
                                lambda,
                                new MethodInsnNode(Opcodes.INVOKESTATIC, name, LambdaClass.OF, lambda.desc, false));
                    }
                }
            }
        }
    }

    /** Lets a class call what is private in a nest. */
    private void join(ClassNode made, ClassNode nest) {
        made.nestHostClass = nest.name;
        nest.nestMembers.add(made.name);
        if (classes.put(made.name, made) != null) {
            throw new IllegalStateException("two classes are named " + made.name);
        }
        changed.add(made.name);
        changed.add(nest.name);
    }

    private ClassNode nest(ClassNode member) {
        ClassNode nest = member.nestHostClass == null ? member : classes.get(member.nestHostClass);
        if (nest.nestMembers == null) {
            nest.nestMembers = new ArrayList<>();
        }
        return nest;
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }
}

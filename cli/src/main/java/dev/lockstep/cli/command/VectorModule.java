package dev.lockstep.cli.command;

/**
 * Loads the Vector API, which the JVM leaves out unless asked.
 *
 * <p>The flag {@code --add-modules jdk.incubator.vector} would do, but begins every run with a warning. So the launcher opens the JDK's
 * own way to load a module later. Where neither is given, or the JDK lacks the module, computing is slower; the bits are the same.
 */
final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    static void load() {
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return;
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
        } catch (ReflectiveOperationException notOffered) {
            return;
        }
    }
}

package dev.lockstep.api;

import dev.lockstep.api.spi.BackendProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Class path folders whose {@code META-INF/services} file names providers, good and bad. */
final class ProvidersOnDisk {
    static final String SERVICE_FILE = "META-INF/services/" + BackendProvider.class.getName();

    private ProvidersOnDisk() {}

    /** Works, and is preferred. */
    public static final class Fast extends FakeProvider {
        public Fast() {
            super("fast", 20, AVAILABLE);
        }
    }

    /** Works. */
    public static final class Slow extends FakeProvider {
        public Slow() {
            super("slow", 10, AVAILABLE);
        }
    }

    /** Works, but so is the name of {@link Slow}. */
    public static final class SecondSlow extends FakeProvider {
        public SecondSlow() {
            super("slow", 10, AVAILABLE);
        }
    }

    /** Its constructor throws an exception. */
    public static final class Throwing extends FakeProvider {
        public Throwing() {
            super("throwing", 30, AVAILABLE);
            throw new IllegalStateException("not today");
        }
    }

    /** Its constructor lacks a class. */
    public static final class Unlinked extends FakeProvider {
        public Unlinked() {
            super("unlinked", 30, AVAILABLE);
            throw new NoClassDefFoundError("org/example/Missing");
        }
    }

    /** Its name is null. */
    public static final class Nameless extends FakeProvider {
        public Nameless() {
            super(null, 30, AVAILABLE);
        }
    }

    /** It can not say its priority. */
    public static final class WithoutPriority extends FakeProvider {
        public WithoutPriority() {
            super("unsure", 30, AVAILABLE);
        }

        @Override
        public int priority() {
            throw new UnsupportedOperationException("no priority");
        }
    }

    /** Has no constructor without arguments. */
    public static final class Demanding extends FakeProvider {
        public Demanding(String name) {
            super(name, 30, AVAILABLE);
        }
    }

    static Path folder(Path parent, String name, Class<?>... providers) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Class<?> provider : providers) {
            lines.append(provider.getName()).append('\n');
        }
        return folder(parent, name, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Path folder(Path parent, String name, byte[] serviceFile) throws IOException {
        Path folder = parent.resolve(name);
        Path file = folder.resolve(SERVICE_FILE);
        Files.createDirectories(file.getParent());
        Files.write(file, serviceFile);
        return folder;
    }

    static URLClassLoader loader(Path... classPath) throws IOException {
        URL[] urls = new URL[classPath.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath[i].toUri().toURL();
        }
        return new URLClassLoader(urls, ProvidersOnDisk.class.getClassLoader());
    }
}

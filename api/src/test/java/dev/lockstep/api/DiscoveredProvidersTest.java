package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.opening.Availability.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class DiscoveredProvidersTest {
    private static final String SERVICE = "dev.lockstep.api.spi.BackendProvider: ";
    private static final String REMEDY = "replace or remove the jar that holds it";
    private static final String UNREADABLE = "unreadable provider";

    @TempDir
    Path folder;

    private Path good;

    @BeforeEach
    void provideTwoGoodOnes() throws IOException {
        good = ProvidersOnDisk.folder(folder, "good", ProvidersOnDisk.Slow.class, ProvidersOnDisk.Fast.class);
    }

    @Test
    void finds_those_of_highest_priority_first() throws IOException {
        DiscoveredProviders found = load(good);
        assertThat(found.working()).extracting(NamedProvider::name).containsExactly("fast", "slow");
        assertThat(found.broken()).isEmpty();
        assertThat(found.find("slow").orElseThrow().provider()).isInstanceOf(ProvidersOnDisk.Slow.class);
        assertThat(found.find("Slow")).isEmpty();
    }

    @Test
    void finds_nothing_where_there_is_nothing() throws IOException {
        DiscoveredProviders found = load(folder);
        assertThat(found.working()).isEmpty();
        assertThat(found.broken()).isEmpty();
    }

    @Test
    void reports_a_constructor_that_throws() throws IOException {
        assertOneBroken(
                provider("bad", ProvidersOnDisk.Throwing.class),
                ProvidersOnDisk.Throwing.class.getName(),
                SERVICE + "Provider dev.lockstep.api.ProvidersOnDisk$Throwing could not be instantiated:"
                        + " java.lang.IllegalStateException: not today");
    }

    @Test
    void reports_a_constructor_that_lacks_a_class() throws IOException {
        assertOneBroken(
                provider("bad", ProvidersOnDisk.Unlinked.class),
                ProvidersOnDisk.Unlinked.class.getName(),
                SERVICE + "Provider dev.lockstep.api.ProvidersOnDisk$Unlinked could not be instantiated:"
                        + " java.lang.NoClassDefFoundError: org/example/Missing");
    }

    @Test
    void reports_a_provider_that_can_not_say_its_name_or_priority() throws IOException {
        assertOneBroken(
                provider("nameless", ProvidersOnDisk.Nameless.class),
                ProvidersOnDisk.Nameless.class.getName(),
                "java.lang.NullPointerException: its name is null");
        assertOneBroken(
                provider("unsure", ProvidersOnDisk.WithoutPriority.class),
                ProvidersOnDisk.WithoutPriority.class.getName(),
                "java.lang.UnsupportedOperationException: no priority");
    }

    @Test
    void reports_a_class_without_the_constructor() throws IOException {
        assertOneBroken(
                provider("bad", ProvidersOnDisk.Demanding.class),
                UNREADABLE,
                SERVICE + "dev.lockstep.api.ProvidersOnDisk$Demanding Unable to get public no-arg constructor:"
                        + " java.lang.NoSuchMethodException: dev.lockstep.api.ProvidersOnDisk$Demanding.<init>()");
    }

    @Test
    void reports_a_class_that_is_no_provider() throws IOException {
        assertOneBroken(
                provider("bad", FakeKernels.class), UNREADABLE, SERVICE + "dev.lockstep.api.FakeKernels not a subtype");
    }

    @Test
    void reports_a_class_that_is_missing() throws IOException {
        assertOneBroken(
                services("bad", "org.example.Missing"), UNREADABLE, SERVICE + "Provider org.example.Missing not found");
    }

    @Test
    void reports_a_class_file_that_is_none() throws IOException {
        Path bad = services("bad", "org.example.Garbled");
        Path classFile = bad.resolve("org/example/Garbled.class");
        Files.createDirectories(classFile.getParent());
        Files.writeString(classFile, "not a class file");
        DiscoveredProviders found = load(bad, good);
        assertThat(found.working()).hasSize(2);
        assertThat(found.broken()).hasSize(1);
        assertThat(reason(found.broken().get(0)))
                .startsWith("java.lang.ClassFormatError: Incompatible magic value")
                .contains("org/example/Garbled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "1digit", "a..b;"})
    void reports_a_services_file_of_garbage(String line) throws IOException {
        DiscoveredProviders found = load(services("bad", line), good);
        assertThat(found.working()).hasSize(2);
        assertThat(found.broken()).hasSize(1);
        assertThat(reason(found.broken().get(0)))
                .startsWith(SERVICE)
                .contains("bad/" + ProvidersOnDisk.SERVICE_FILE + ":1: Illegal");
    }

    @Test
    void reports_a_services_file_that_is_not_text() throws IOException {
        byte[] bytes = new byte[64];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0x80 + i);
        }
        DiscoveredProviders found = load(ProvidersOnDisk.folder(folder, "bad", bytes), good);
        assertThat(found.working()).hasSize(2);
        assertThat(found.broken()).hasSize(1);
        assertThat(reason(found.broken().get(0))).startsWith(SERVICE);
    }

    @Test
    void reports_a_jar_whose_services_file_is_damaged() throws IOException {
        Path jar = folder.resolve("damaged.jar");
        Files.write(jar, damagedJar());
        DiscoveredProviders found = load(jar, good);
        assertThat(found.working()).hasSize(2);
        assertThat(found.broken()).hasSize(1);
        assertThat(reason(found.broken().get(0))).startsWith(SERVICE + "Error ").contains("java.util.zip.ZipException");
    }

    @Test
    void goes_on_after_each_broken_one() throws IOException {
        Path bad = services(
                "bad",
                "org.example.Missing\n" + ProvidersOnDisk.Throwing.class.getName() + "\n" + FakeKernels.class.getName()
                        + "\n" + ProvidersOnDisk.Slow.class.getName() + "\n");
        Path worse = services("worse", "not a name");
        DiscoveredProviders found = load(
                bad,
                worse,
                provider("fast", ProvidersOnDisk.Fast.class),
                provider("un", ProvidersOnDisk.Unlinked.class));
        assertThat(found.working()).extracting(NamedProvider::name).containsExactly("fast", "slow");
        assertThat(found.broken())
                .hasSize(5)
                .allSatisfy(status -> assertThat(status.isAvailable()).isFalse());
    }

    @Test
    void uses_the_first_of_two_with_the_same_name_and_reports_the_other() throws IOException {
        Path twin = provider("twin", ProvidersOnDisk.SecondSlow.class);
        BackendStatus expected = new BackendStatus(
                "slow",
                10,
                new Unavailable(
                        "dev.lockstep.api.ProvidersOnDisk$Slow has the same name as"
                                + " dev.lockstep.api.ProvidersOnDisk$SecondSlow, which is used",
                        "remove the jar of one of the two"));
        for (DiscoveredProviders found : List.of(load(good, twin), load(twin, good))) {
            assertThat(found.working()).extracting(NamedProvider::name).containsExactly("fast", "slow");
            assertThat(found.find("slow").orElseThrow().provider()).isInstanceOf(ProvidersOnDisk.SecondSlow.class);
            assertThat(found.broken()).containsExactly(expected);
        }
    }

    @Test
    void stops_where_the_class_loader_fails_endlessly() {
        ClassLoader failing = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("disk gone");
            }
        };
        DiscoveredProviders found = DiscoveredProviders.load(failing);
        assertThat(found.working()).isEmpty();
        assertThat(found.broken())
                .containsExactly(
                        broken(
                                UNREADABLE,
                                SERVICE + "Error locating configuration files: java.io.IOException: disk gone"),
                        new BackendStatus(
                                "further providers",
                                Integer.MIN_VALUE,
                                new Unavailable("the search stopped after 100 broken ones", "remove their jars")));
    }

    @Test
    void stops_where_the_class_loader_throws_endlessly() {
        ClassLoader failing = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) {
                throw new IllegalStateException("closed");
            }
        };
        assertThat(DiscoveredProviders.load(failing).broken())
                .extracting(DiscoveredProvidersTest::reason)
                .containsExactly("java.lang.IllegalStateException: closed", "the search stopped after 100 broken ones");
    }

    @Test
    void goes_on_past_fewer_than_a_hundred_broken_ones() throws IOException {
        String missing = IntStream.range(0, DiscoveredProviders.MOST_FAILURES - 1)
                .mapToObj(i -> "org.example.Missing" + i)
                .collect(Collectors.joining("\n"));
        DiscoveredProviders found = load(services("bad", missing), good);
        assertThat(found.working()).hasSize(2);
        assertThat(found.broken()).hasSize(99);
    }

    @Test
    void reports_a_services_file_that_can_not_be_read() throws IOException {
        URL unreadable = new URL(null, "memory:services", new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
                return new UnreadableConnection(url);
            }
        });
        ClassLoader loader = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) {
                return Collections.enumeration(List.of(unreadable));
            }
        };
        assertThat(DiscoveredProviders.load(loader).broken())
                .containsExactly(broken(
                        UNREADABLE, SERVICE + "Error accessing configuration file: java.io.IOException: unplugged"));
    }

    private static final class UnreadableConnection extends URLConnection {
        UnreadableConnection(URL url) {
            super(url);
        }

        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() throws IOException {
            throw new IOException("unplugged");
        }
    }

    private void assertOneBroken(Path bad, String name, String reason) throws IOException {
        for (DiscoveredProviders found : List.of(load(bad, good), load(good, bad))) {
            assertThat(found.working()).extracting(NamedProvider::name).containsExactly("fast", "slow");
            assertThat(found.broken()).containsExactly(broken(name, reason));
        }
    }

    private static BackendStatus broken(String name, String reason) {
        return new BackendStatus(name, Integer.MIN_VALUE, new Unavailable(reason, REMEDY));
    }

    private static String reason(BackendStatus status) {
        return ((Unavailable) status.availability()).reason();
    }

    private Path provider(String name, Class<?> provider) throws IOException {
        return ProvidersOnDisk.folder(folder, name, provider);
    }

    private Path services(String name, String content) throws IOException {
        return ProvidersOnDisk.folder(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static DiscoveredProviders load(Path... classPath) throws IOException {
        try (URLClassLoader loader = ProvidersOnDisk.loader(classPath)) {
            return DiscoveredProviders.load(loader);
        }
    }

    /** A jar that opens, but whose services file has overwritten compressed data. */
    private static byte[] damagedJar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(ProvidersOnDisk.SERVICE_FILE));
            zip.write(ProvidersOnDisk.Fast.class.getName().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        byte[] jar = bytes.toByteArray();
        int data = 30 + ProvidersOnDisk.SERVICE_FILE.length();
        Arrays.fill(jar, data, data + 10, (byte) 0xff);
        return jar;
    }
}

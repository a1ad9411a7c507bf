package dev.lockstep.backend.blas.internal.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.numerics.natives.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedLibraryTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    @Test
    void whatIsThereAndWholeIsLeftAlone() throws Exception {
        LocatedLibrary first = unpack(host(folder, folder));
        Files.setLastModifiedTime(first.file(), LONG_AGO);
        LocatedLibrary second = unpack(host(folder, folder));
        assertThat(second).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(second.file())).isEqualTo(LONG_AGO);
        assertThat(second.file()).startsWith(folder.resolve("lockstep/openblas"));
        assertThat(filesIn(second.file().getParent()))
                .hasSize(second.companions().size() + 1);
    }

    @Test
    void damagedFilesAreReplaced() throws Exception {
        LocatedLibrary library = unpack(host(folder, folder));
        byte[] whole = Files.readAllBytes(library.file());
        byte[] changed = whole.clone();
        changed[changed.length / 2] ^= 1;
        for (byte[] damage : new byte[][] {changed, new byte[0], java.util.Arrays.copyOf(whole, whole.length / 2)}) {
            Files.write(library.file(), damage);
            unpack(host(folder, folder));
            assertThat(Files.mismatch(library.file(), Files.write(folder.resolve("whole"), whole)))
                    .isEqualTo(-1);
        }
    }

    @Test
    void severalMayUnpackAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<LocatedLibrary> task = () -> unpack(host(folder, folder));
            for (Future<LocatedLibrary> done : threads.invokeAll(List.of(task, task, task, task))) {
                assertThat(done.get().file())
                        .hasSize(packaged().files().get(last()).bytes());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void withoutACacheTheTemporaryFolderServes() throws Exception {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
        LocatedLibrary library = unpack(host(blocked, folder));
        assertThat(library.file()).startsWith(folder).exists();
        assertThat(library.origin()).contains("because the cache folder failed").contains("blocked");
    }

    @Test
    void withoutAnyFolderTheReasonNamesBoth() throws Exception {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");
        Path absent = folder.resolve("absent");
        assertThatThrownBy(() -> unpack(host(blocked, absent)))
                .isInstanceOf(LibraryException.class)
                .hasMessageContaining(blocked.toString())
                .hasMessageContaining(absent.toString())
                .extracting(failure -> ((LibraryException) failure).remedy())
                .asString()
                .contains("java.io.tmpdir");
    }

    @Test
    void aPlatformWithoutPackagedLibraryIsNamed() {
        Host host = new Host(name -> null, Map.of("os.name", "Plan9", "os.arch", "mips")::get);
        assertThatThrownBy(() -> PackagedLibrary.of(host))
                .isInstanceOf(LibraryException.class)
                .hasMessage("no OpenBLAS is packaged for plan9-mips");
    }

    private static LocatedLibrary unpack(Host host) throws LibraryException {
        return packaged().unpack(host);
    }

    private static PackagedLibrary packaged() throws LibraryException {
        return PackagedLibrary.of(Host.current());
    }

    private static int last() throws LibraryException {
        return packaged().files().size() - 1;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** A host whose cache and temporary folder are these, on every system. */
    private static Host host(Path cache, Path temporary) {
        return new Host(name -> cache.toString(), name -> switch (name) {
            case "java.io.tmpdir" -> temporary.toString();
            case "os.name" -> "Linux";
            default -> System.getProperty(name);
        });
    }
}

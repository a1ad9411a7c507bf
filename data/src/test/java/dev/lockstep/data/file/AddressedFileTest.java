package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.Cursor;
import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies at an address is read as what lies on a disk. */
class AddressedFileTest {
    @TempDir
    private Path folder;

    @Test
    void everyFormatPackedAndNotInMemoryAndStreamed() throws IOException {
        byte[] csv = "a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);
        byte[] arff = "@relation r\n@attribute a real\n@attribute b {x, y}\n@data\n1,x\n3,y\n"
                .getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files =
                Map.of("own.csv", csv, "own.arff", arff, "own.npy", resource("c-<f4"), "own.npz", resource("packed"));
        for (String name : files.keySet()) {
            byte[] bytes = files.get(name);
            for (boolean streamed : new boolean[] {false, true}) {
                assertSame(name, bytes, streamed);
                if (!name.endsWith(".npz")) {
                    assertSame(name + ".gz", packed(bytes), streamed);
                }
            }
        }
    }

    @Test
    void whatIsWrongIsSaidWithTheAddress() throws IOException {
        byte[] packed = packed(new byte[3000]);
        assertThatThrownBy(() -> open("x://host/own.csv.gz", Arrays.copyOf(packed, packed.length / 2), true))
                .isInstanceOf(DataException.class)
                .hasMessage("x://host/own.csv.gz is damaged: it can not be unpacked");
        assertThatThrownBy(() -> open("x://host/own.arff", "@relation r\n1".getBytes(StandardCharsets.UTF_8), true))
                .hasMessageStartingWith("x://host/own.arff, line 2: neither '@relation' nor ");
        assertThatThrownBy(() -> open("x://host/own.npz", packed, false))
                .hasMessageStartingWith("x://host/own.npz is no NPZ file, or it is damaged: ");
    }

    private void assertSame(String name, byte[] bytes, boolean streamed) throws IOException {
        DataSource file = format(streamed).open(Files.write(folder.resolve(name), bytes));
        DataSource addressed = open("x://host/" + name, bytes, streamed);
        assertThat(addressed.sha256()).isEqualTo(file.sha256());
        assertThat(addressed.columns()).isEqualTo(file.columns());
        assertThat(addressed.size()).isEqualTo(file.size());
        try (Cursor expected = file.cursor();
                Cursor found = addressed.cursor()) {
            while (expected.next()) {
                assertThat(found.next()).isTrue();
                for (int column = 0; column < file.columns().size(); column++) {
                    assertThat(found.text(column)).isEqualTo(expected.text(column));
                }
            }
        }
    }

    private static DataSource open(String address, byte[] bytes, boolean streamed) throws IOException {
        return format(streamed).open(address, new ByteArrayInputStream(bytes));
    }

    private static DataFile format(boolean streamed) {
        return new DataFile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), streamed);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] resource(String name) {
        boolean archive = name.equals("packed");
        return Resource.lines(archive ? "archives.txt" : "arrays.txt").stream()
                .filter(words -> words[0].equals(name))
                .map(words -> HexFormat.of().parseHex(words[archive ? 1 : 3]))
                .findFirst()
                .orElseThrow();
    }
}

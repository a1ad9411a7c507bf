package dev.lockstep.cli.faults;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages a file in one to four ways: bytes flipped, cut out, doubled, moved, or replaced by what files of this kind can hold. */
final class Mutator {
    private static final List<String> PIECES = List.of(
            "0",
            "-1",
            "1e999",
            "-0.0",
            "NaN",
            "null",
            "true",
            "2147483647",
            "9223372036854775808",
            "0x10",
            "\"",
            "'",
            "\\",
            "\n",
            "\r",
            "\t",
            " ",
            "  ",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            ": ",
            "- ",
            "#",
            "&a",
            "*a",
            "!!str ",
            "---\n",
            "...\n",
            "%YAML 9.9\n",
            "|",
            ">",
            "\u0000",
            "\u001b[2J",
            "\u202e",
            "\ufeff",
            "\u2028",
            "\ud83d\ude42",
            "name",
            "layers",
            "dense",
            "epochs",
            "losses",
            "options",
            "text",
            "\\u0000",
            "\\ud800",
            "../../../etc/passwd",
            "/dev/zero",
            "9".repeat(2000),
            "[".repeat(2000));

    private static final List<byte[]> NOT_UTF8 = List.of(
            new byte[] {(byte) 0xff}, new byte[] {(byte) 0xc0, (byte) 0x80}, new byte[] {(byte) 0xe2, (byte) 0x82});

    private final SplittableRandom random;

    Mutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    byte[] mutate(byte[] original) {
        byte[] mutated = original;
        for (int way = random.nextInt(1, 5); way > 0; way--) {
            mutated = once(mutated);
        }
        return mutated;
    }

    private byte[] once(byte[] file) {
        int from = random.nextInt(file.length + 1);
        int to = Math.min(file.length, from + random.nextInt(1, 40));
        byte[] part = Arrays.copyOfRange(file, from, to);
        return switch (random.nextInt(8)) {
            case 0 -> flip(file);
            case 1 -> join(file, from, to, new byte[0]);
            case 2 -> join(file, to, to, part);
            case 3 -> join(file, from, from, piece());
            case 4 -> join(file, from, to, piece());
            case 5 -> moved(file, from, to, part);
            case 6 -> withoutALine(file);
            default -> random.nextInt(4) == 0 ? Arrays.copyOf(file, from) : flip(file);
        };
    }

    private byte[] flip(byte[] file) {
        if (file.length == 0) {
            return piece();
        }
        byte[] flipped = file.clone();
        flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private byte[] piece() {
        return random.nextInt(20) == 0
                ? NOT_UTF8.get(random.nextInt(NOT_UTF8.size()))
                : PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] moved(byte[] file, int from, int to, byte[] part) {
        byte[] without = join(file, from, to, new byte[0]);
        int place = random.nextInt(without.length + 1);
        return join(without, place, place, part);
    }

    private byte[] withoutALine(byte[] file) {
        int from = random.nextInt(file.length + 1);
        while (from > 0 && file[from - 1] != '\n') {
            from--;
        }
        int to = from;
        while (to < file.length && file[to] != '\n') {
            to++;
        }
        return join(file, from, Math.min(file.length, to + 1), new byte[0]);
    }

    /** The file with what is between two places replaced. */
    private static byte[] join(byte[] file, int from, int to, byte[] middle) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream(file.length + middle.length);
        joined.write(file, 0, from);
        joined.write(middle, 0, middle.length);
        joined.write(file, to, file.length - to);
        return joined.toByteArray();
    }
}

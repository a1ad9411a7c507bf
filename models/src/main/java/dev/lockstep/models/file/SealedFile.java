package dev.lockstep.models.file;

import dev.lockstep.models.safetensors.Safetensors;
import dev.lockstep.models.safetensors.SafetensorsException;
import dev.lockstep.models.safetensors.Tensor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file of one kind whose first text, {@code sha256}, is the SHA-256 of the whole file with 64 zeros in the place of its digits.
 *
 * @param kind the name of its second text, whose value is the {@link #VERSION} of the kind's format
 * @param texts the others
 */
record SealedFile(String kind, Map<String, String> texts, List<Tensor> tensors) {
    static final String SEAL = "sha256";
    private static final String VERSION = "1";

    private static final String NOTHING = "0".repeat(64);
    private static final byte[] BEFORE_SEAL =
            ("{\"__metadata__\":{\"" + SEAL + "\":\"").getBytes(StandardCharsets.US_ASCII);
    private static final int SEAL_FROM = Long.BYTES + BEFORE_SEAL.length;
    private static final int SEAL_TO = SEAL_FROM + NOTHING.length();

    byte[] toBytes() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(SEAL, NOTHING);
        metadata.put(kind, VERSION);
        metadata.putAll(texts);
        byte[] bytes = new Safetensors(metadata, tensors).toBytes();
        put(bytes, Sha256.of(bytes));
        return bytes;
    }

    /** The digits of the seal. */
    static String seal(byte[] bytes) {
        return new String(bytes, SEAL_FROM, NOTHING.length(), StandardCharsets.ISO_8859_1);
    }

    /**
     * @param file its name, for messages
     * @throws ModelFileException if it is of another kind or version, or any byte differs from what was written
     */
    static SealedFile parse(String file, byte[] bytes, String kind) {
        if (bytes.length < SEAL_TO
                || !Arrays.equals(bytes, Long.BYTES, SEAL_FROM, BEFORE_SEAL, 0, BEFORE_SEAL.length)) {
            throw new ModelFileException(file + ": neither a model nor a checkpoint of Lockstep");
        }
        byte[] unsealed = bytes.clone();
        put(unsealed, NOTHING);
        if (!Sha256.of(unsealed).equals(seal(bytes))) {
            throw new ModelFileException(file + ": damaged: its SHA-256 is not the one that it holds" + lack(bytes));
        }
        try {
            Safetensors content = Safetensors.parse(file, bytes);
            Map<String, String> texts = new LinkedHashMap<>(content.metadata());
            texts.remove(SEAL);
            String version = texts.remove(kind);
            if (!VERSION.equals(version)) {
                throw new ModelFileException(file + ": its texts have no '" + kind + "' of version " + VERSION
                        + "; it is another kind of file, or of another Lockstep");
            }
            return new SealedFile(kind, texts, content.tensors());
        } catch (SafetensorsException wrong) {
            throw new ModelFileException(wrong.getMessage(), wrong);
        }
    }

    /** That its end is missing, where its length shows it. */
    private static String lack(byte[] bytes) {
        long missing = Safetensors.missing(bytes);
        return missing > 0 ? "; its end is missing, " + missing + " bytes or more" : "";
    }

    /** @throws ModelFileException if it can not be read, or as {@link #parse} */
    static SealedFile read(Path path, String kind) {
        try {
            return parse(path.toString(), Safetensors.bytes(path), kind);
        } catch (SafetensorsException failure) {
            throw new ModelFileException(failure.getMessage(), failure);
        }
    }

    /** @throws UnwritableFileException if it can not be written */
    void write(Path path) {
        byte[] bytes = toBytes();
        try {
            Safetensors.write(path, bytes);
        } catch (SafetensorsException failure) {
            throw new UnwritableFileException(failure.getMessage(), failure);
        }
    }

    private static void put(byte[] bytes, String digits) {
        System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, bytes, SEAL_FROM, digits.length());
    }
}

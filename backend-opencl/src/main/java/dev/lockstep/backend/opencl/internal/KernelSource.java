package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The source that kernels are built from. */
record KernelSource(String text) {
    private static final List<String> FILES = List.of(
            "contract.cl",
            "functions.cl",
            "elementwise.cl",
            "sums.cl",
            "sequence.cl",
            "product-cpu.cl",
            "product-gpu.cl");

    /** The backend's kernels: the codes of the instructions, then the resource files one after the other. */
    static KernelSource ofResources() {
        return new KernelSource(read());
    }

    /** The SHA-256 of the source and whatever else a result depends on, as hexadecimal digits. */
    String checksum(String others) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(others.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    private static String read() {
        StringBuilder text = new StringBuilder();
        for (UnaryOperation operation : UnaryOperation.values()) {
            define(text, "UNARY_" + operation, InstructionCode.of(operation));
        }
        for (BinaryOperation operation : BinaryOperation.values()) {
            define(text, "BINARY_" + operation, InstructionCode.of(operation));
        }
        define(text, "SUBTRACT_SCALED", InstructionCode.SUBTRACT_SCALED);
        define(text, "COPY", InstructionCode.COPY);
        define(text, "SUBTRACT_SCALED_BY", InstructionCode.SUBTRACT_SCALED_BY);
        define(text, "MATRIX_PRODUCT", InstructionCode.MATRIX_PRODUCT);
        define(text, "SUMS", InstructionCode.SUMS);
        define(text, "TRANSPOSITION", InstructionCode.TRANSPOSITION);
        FILES.forEach(file -> text.append(resource(file)));
        return text.toString();
    }

    private static void define(StringBuilder text, String name, long code) {
        text.append("#define ").append(name).append(' ').append(code).append('\n');
    }

    private static String resource(String file) {
        try (InputStream content = KernelSource.class.getResourceAsStream(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

package dev.lockstep.backend.opencl.internal;

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
            "elementwise.cl", "sums.cl", "other.cl", "sequence.cl", "product-cpu.cl", "product-gpu.cl", "kernels.cl");

    /** The backend's kernels: the codes of the instructions, the forms of launches, the functions, the formulas, then what computes whole instructions. */
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
        for (InstructionCode code : InstructionCode.values()) {
            define(text, code.name(), code.number());
        }
        for (LaunchForm form : LaunchForm.values()) {
            define(text, "FORM_" + form.name(), form.ordinal());
        }
        define(text, "OPERANDS", InstructionWords.OPERANDS);
        text.append(resource("contract.cl"));
        text.append(resource("functions.cl"));
        text.append(resource("error-function.cl"));
        text.append(FormulaSource.text());
        text.append(resource("row-functions.cl"));
        text.append(RowFunctionSource.text());
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

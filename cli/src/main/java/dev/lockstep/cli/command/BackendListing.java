package dev.lockstep.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Availability.Available;
import dev.lockstep.api.spi.Availability.Unavailable;
import dev.lockstep.cli.console.Console;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what is known of the backends. */
final class BackendListing {
    private BackendListing() {}

    /** Writes one, and has it shown before anything else is done. */
    static void writeText(BackendReport report, Console console) {
        if (report.availability() instanceof Available available) {
            writeText(report, available, console);
        } else if (report.availability() instanceof Unavailable obstacle) {
            writeObstacle(report.name(), obstacle, console);
        }
        console.out().flush();
    }

    private static void writeText(BackendReport report, Available available, Console console) {
        console.out().println(report.name() + ": available");
        writeFacts(available, console);
        line(
                "probe",
                report.mismatch().map(what -> console.bad("FAIL") + " " + what).orElse(console.good("PASS")),
                console);
    }

    /** What an available backend computes with. */
    static void writeFacts(Available available, Console console) {
        line("device", available.device(), console);
        line("dtypes", available.dtypes().stream().map(DType::label).collect(Collectors.joining(", ")), console);
        available.details().forEach((name, value) -> line(name, value, console));
    }

    /** Why a backend is not available. */
    static void writeObstacle(String name, Unavailable obstacle, Console console) {
        console.out().println(name + ": " + console.bad("not available"));
        line("reason", obstacle.reason(), console);
        line("remedy", obstacle.remedy(), console);
    }

    private static void line(String name, String value, Console console) {
        console.out().println("  %-8s %s".formatted(name, value));
    }

    static void writeJson(List<BackendReport> reports, Console console) {
        JsonResults.write(console, json -> {
            json.writeArrayFieldStart("backends");
            for (BackendReport report : reports) {
                write(report, json);
            }
            json.writeEndArray();
        });
    }

    private static void write(BackendReport report, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", report.name());
        json.writeBooleanField("available", report.isAvailable());
        if (report.availability() instanceof Available available) {
            writeFacts(available, json);
            json.writeStringField("probe", report.failed() ? "FAIL" : "PASS");
            if (report.failed()) {
                json.writeStringField("mismatch", report.mismatch().orElseThrow());
            }
        } else if (report.availability() instanceof Unavailable obstacle) {
            writeObstacle(obstacle, json);
        }
        json.writeEndObject();
    }

    /** The fields of what an available backend computes with. */
    static void writeFacts(Available available, JsonGenerator json) throws IOException {
        json.writeStringField("device", available.device());
        json.writeArrayFieldStart("dtypes");
        for (DType dtype : available.dtypes()) {
            json.writeString(dtype.label());
        }
        json.writeEndArray();
        json.writeObjectFieldStart("details");
        for (Map.Entry<String, String> detail : available.details().entrySet()) {
            json.writeStringField(detail.getKey(), detail.getValue());
        }
        json.writeEndObject();
    }

    /** The fields of why a backend is not available. */
    static void writeObstacle(Unavailable obstacle, JsonGenerator json) throws IOException {
        json.writeStringField("reason", obstacle.reason());
        json.writeStringField("remedy", obstacle.remedy());
    }
}

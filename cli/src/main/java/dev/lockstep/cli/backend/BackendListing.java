package dev.lockstep.cli.backend;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.result.JsonResults;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what is known of the backends. */
public final class BackendListing {
    private static final String LINE = "  %-8s %s";
    private static final int LONGEST_VALUE = 1000;

    private BackendListing() {}

    /** Writes one, and has it shown before anything else is done. */
    public static void writeText(BackendReport report, Console console) {
        if (report.availability() instanceof Available available) {
            writeText(report, available, console);
        } else if (report.availability() instanceof Unavailable obstacle) {
            writeObstacle(report.name(), obstacle, console);
        }
        console.out().flush();
    }

    private static void writeText(BackendReport report, Available available, Console console) {
        console.out().println(ForeignText.shown(report.name()) + ": available");
        writeFacts(available, console);
        if (!report.settings().isEmpty()) {
            line("settings", String.join(", ", report.settings().keySet()), console);
        }
        console.out().println(LINE.formatted("probe", verdict(report, console)));
    }

    /** What an available backend computes with. */
    public static void writeFacts(Available available, Console console) {
        line("device", available.device(), console);
        line("dtypes", available.dtypes().stream().map(DType::label).collect(Collectors.joining(", ")), console);
        available.details().forEach((name, value) -> line(name, value, console));
    }

    /** Why a backend is not available. */
    public static void writeObstacle(String name, Unavailable obstacle, Console console) {
        console.out().println(ForeignText.shown(name) + ": " + console.bad("not available"));
        line("reason", obstacle.reason(), console);
        line("remedy", obstacle.remedy(), console);
    }

    private static void line(String name, String value, Console console) {
        console.out().println(LINE.formatted(ForeignText.shown(name), ForeignText.shown(value, LONGEST_VALUE)));
    }

    private static String verdict(BackendReport report, Console console) {
        return report.mismatch()
                .map(what -> console.bad("FAIL") + " " + what)
                .or(() -> report.failure()
                        .map(what -> console.bad("ERROR") + " " + ForeignText.shown(what, LONGEST_VALUE)))
                .orElse(console.good("PASS"));
    }

    public static void writeJson(List<BackendReport> reports, Console console) {
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
        json.writeObjectFieldStart("settings");
        for (Map.Entry<String, String> setting : report.settings().entrySet()) {
            json.writeStringField(setting.getKey(), setting.getValue());
        }
        json.writeEndObject();
        if (report.availability() instanceof Available available) {
            writeFacts(available, json);
            if (report.mismatch().isPresent()) {
                json.writeStringField("probe", "FAIL");
                json.writeStringField("mismatch", report.mismatch().get());
            } else if (report.failure().isPresent()) {
                json.writeStringField("probe", "ERROR");
                json.writeStringField("error", report.failure().get());
            } else {
                json.writeStringField("probe", "PASS");
            }
        } else if (report.availability() instanceof Unavailable obstacle) {
            writeObstacle(obstacle, json);
        }
        json.writeEndObject();
    }

    /** The fields of what an available backend computes with. */
    public static void writeFacts(Available available, JsonGenerator json) throws IOException {
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

    /** The field with the backends that are installed and not available. */
    public static void writeLeftOut(List<BackendStatus> leftOut, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("unavailable");
        for (BackendStatus status : leftOut) {
            if (status.availability() instanceof Unavailable obstacle) {
                json.writeStartObject();
                json.writeStringField("name", status.name());
                writeObstacle(obstacle, json);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    /** The fields of why a backend is not available. */
    public static void writeObstacle(Unavailable obstacle, JsonGenerator json) throws IOException {
        json.writeStringField("reason", obstacle.reason());
        json.writeStringField("remedy", obstacle.remedy());
    }
}

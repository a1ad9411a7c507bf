package dev.lockstep.cli.command.certify;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.cli.backend.BackendListing;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.result.JsonError;
import dev.lockstep.cli.result.JsonResults;
import dev.lockstep.cli.result.VersionProvider;
import dev.lockstep.conformance.OperationResult;
import java.io.IOException;
import java.util.List;

/**
 * Prints a certification as JSON, when it is over.
 *
 * @param full whether the coverage was the full one
 */
record CertificationJson(Console console, boolean full) implements CertificationReport {
    @Override
    public void begins(BackendStatus status) {}

    @Override
    public void ended(CertifiedBackend certified) {}

    @Override
    public void finished(List<CertifiedBackend> certified) {
        JsonResults.write(console, json -> {
            json.writeStringField("where", String.join(", ", new VersionProvider().getVersion()));
            json.writeBooleanField("full", full);
            json.writeArrayFieldStart("backends");
            for (CertifiedBackend each : certified) {
                write(each, json);
            }
            json.writeEndArray();
            if (certified.stream().noneMatch(CertifiedBackend::tested)) {
                JsonError.write(ExitCode.NO_BACKEND, CertificationSession.NONE_AVAILABLE, json);
            }
        });
    }

    private static void write(CertifiedBackend certified, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", certified.status().name());
        json.writeBooleanField("available", certified.tested());
        if (certified.status().availability() instanceof Available available) {
            BackendListing.writeFacts(available, json);
            json.writeBooleanField("passed", !certified.failed());
            json.writeNumberField("checks", certified.checks());
            json.writeNumberField("failed", certified.failedChecks());
            json.writeNumberField("results", certified.results());
            json.writeNumberField("values", certified.values());
            json.writeArrayFieldStart("operations");
            for (OperationResult operation : certified.operations()) {
                write(operation, json);
            }
            json.writeEndArray();
        } else if (certified.status().availability() instanceof Unavailable obstacle) {
            BackendListing.writeObstacle(obstacle, json);
        }
        json.writeEndObject();
    }

    private static void write(OperationResult operation, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", operation.operation());
        json.writeBooleanField("passed", operation.passed());
        json.writeNumberField("checks", operation.checks());
        json.writeNumberField("results", operation.results());
        json.writeNumberField("values", operation.values());
        json.writeArrayFieldStart("failures");
        for (String failure : operation.failures()) {
            json.writeString(failure);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

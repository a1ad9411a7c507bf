package dev.lockstep.cli.command.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.api.spi.ProductBaseline;
import dev.lockstep.bench.Machine;
import dev.lockstep.bench.Measurement;
import dev.lockstep.bench.Measurement.Entry;
import dev.lockstep.bench.Timing;
import dev.lockstep.bench.Workload;
import dev.lockstep.cli.backend.BackendListing;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.result.JsonResults;
import java.io.IOException;
import java.util.List;

/** Prints measurements as JSON: figures in the unit of their kind, where the quickest round's is the best. */
final class BenchJson {
    private BenchJson() {}

    static void write(BenchHead head, List<Measurement> measurements, Console console) {
        JsonResults.write(console, json -> {
            write(head, json);
            json.writeArrayFieldStart("measurements");
            for (Measurement measurement : measurements) {
                write(measurement, json);
            }
            json.writeEndArray();
        });
    }

    private static void write(BenchHead head, JsonGenerator json) throws IOException {
        Machine machine = head.machine();
        json.writeObjectFieldStart("machine");
        json.writeStringField("processor", machine.processor());
        json.writeNumberField("processors", machine.processors());
        json.writeStringField("system", machine.system());
        json.writeStringField("jvm", machine.jvm());
        json.writeNumberField("heapBytes", machine.heapBytes());
        json.writeEndObject();
        json.writeNumberField("threads", head.options().threads());
        json.writeArrayFieldStart("backends");
        for (BenchBackends.Opened each : head.backends()) {
            json.writeStartObject();
            json.writeStringField("name", each.backend().name());
            json.writeStringField("device", BenchHead.describe(each.available()));
            json.writeEndObject();
        }
        json.writeEndArray();
        BackendListing.writeLeftOut(head.leftOut(), json);
        json.writeArrayFieldStart("libraries");
        for (ProductBaseline.Library library : head.libraries()) {
            json.writeStartObject();
            json.writeStringField("name", library.name());
            json.writeStringField("description", library.description());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Measurement measurement, JsonGenerator json) throws IOException {
        Workload workload = measurement.workload();
        json.writeStartObject();
        json.writeStringField("kind", workload.kind().toString());
        json.writeStringField("name", workload.name());
        json.writeStringField("dtype", workload.dtype().label());
        json.writeStringField("unit", workload.kind().unit());
        json.writeArrayFieldStart("results");
        for (Entry entry : measurement.entries()) {
            if (entry.timing().isPresent()) {
                write(measurement, entry.contender(), entry.timing().get(), json);
            } else if (entry.obstacle().isPresent()) {
                json.writeStartObject();
                json.writeStringField("on", entry.contender());
                json.writeStringField("obstacle", entry.obstacle().get());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Measurement measurement, String contender, Timing timing, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("on", contender);
        json.writeNumberField("median", measurement.figure(timing.median()));
        json.writeNumberField("quickest", measurement.figure(timing.quickest()));
        json.writeNumberField("slowest", measurement.figure(timing.slowest()));
        json.writeNumberField("rounds", timing.rounds());
        json.writeBooleanField("undisturbed", timing.isUndisturbed());
        json.writeBooleanField("compiled", timing.isCompiled());
        if (timing.bytes().isPresent()) {
            json.writeNumberField("bytes", timing.bytes().getAsDouble());
        }
        json.writeEndObject();
    }
}

package dev.lockstep.cli.command.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.cli.backend.BackendListing;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.result.JsonResults;
import dev.lockstep.trainer.compare.ComparedNetwork;
import dev.lockstep.trainer.compare.ElementDifference;
import dev.lockstep.trainer.compare.Mismatch;
import dev.lockstep.trainer.compare.OperationDifference;
import dev.lockstep.trainer.compare.ResultDifference;
import dev.lockstep.trainer.compare.ResultDifference.OfLoss;
import dev.lockstep.trainer.compare.ResultDifference.OfParameter;
import dev.lockstep.trainer.compare.UnequalValues;
import java.io.IOException;
import java.util.List;

/** Prints compared networks as JSON. */
final class ComparisonJson {
    private ComparisonJson() {}

    static void write(List<ComparedNetwork> compared, List<BackendStatus> leftOut, Console console) {
        JsonResults.write(console, json -> {
            BackendListing.writeLeftOut(leftOut, json);
            json.writeArrayFieldStart("networks");
            for (ComparedNetwork network : compared) {
                write(network, json);
            }
            json.writeEndArray();
        });
    }

    private static void write(ComparedNetwork network, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("network", network.result().network());
        json.writeStringField("dtype", network.result().dtype().label());
        strings("backends", network.backends(), json);
        json.writeBooleanField("identical", network.identical());
        json.writeNumberField("losses", network.result().epochs());
        json.writeNumberField("weights", network.weights());
        if (network.operations().isPresent()) {
            json.writeNumberField("operations", network.operations().getAsLong());
        }
        json.writeStringField("sha256", network.digest());
        json.writeArrayFieldStart("mismatches");
        for (Mismatch mismatch : network.mismatches()) {
            write(mismatch, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Mismatch mismatch, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("backend", mismatch.backend());
        if (mismatch.result().isPresent()) {
            write(mismatch.result().get(), json);
        }
        if (mismatch.operation().isPresent()) {
            write(mismatch.operation().get(), json);
        }
        json.writeEndObject();
    }

    private static void write(ResultDifference difference, JsonGenerator json) throws IOException {
        if (difference instanceof OfLoss loss) {
            json.writeObjectFieldStart("loss");
            json.writeNumberField("epoch", loss.epoch());
            write(loss.values(), json);
            json.writeEndObject();
        } else if (difference instanceof OfParameter parameter) {
            json.writeObjectFieldStart("parameter");
            json.writeStringField("name", parameter.parameter());
            write(parameter.element(), json);
            json.writeEndObject();
        }
    }

    private static void write(OperationDifference operation, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("operation");
        json.writeStringField("name", operation.operation());
        strings("operands", operation.operands(), json);
        json.writeStringField("result", operation.shape());
        json.writeNumberField("epoch", operation.epoch());
        json.writeNumberField("batch", operation.batch());
        write(operation.element(), json);
        json.writeEndObject();
    }

    private static void write(ElementDifference element, JsonGenerator json) throws IOException {
        json.writeNumberField("row", element.row());
        json.writeNumberField("column", element.column());
        write(element.values(), json);
    }

    private static void write(UnequalValues values, JsonGenerator json) throws IOException {
        json.writeNumberField("first", values.first());
        json.writeStringField("firstBits", values.firstBits());
        json.writeNumberField("second", values.second());
        json.writeStringField("secondBits", values.secondBits());
        if (values.ulps().isPresent()) {
            json.writeNumberField("ulps", values.ulps().get());
        }
    }

    private static void strings(String name, List<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}

package dev.lockstep.models.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import dev.lockstep.api.decimal.Decimals;
import java.io.IOException;

/** JSON whose numbers are those of {@link Decimals}; one that is not finite is a string, since JSON has no such number. */
public final class ShortestNumbers extends JsonGeneratorDelegate {
    public ShortestNumbers(JsonGenerator json) {
        super(json);
    }

    @Override
    public void writeNumber(double value) throws IOException {
        String text = Decimals.toString(value);
        if (Double.isFinite(value)) {
            delegate.writeNumber(text);
        } else {
            delegate.writeString(text);
        }
    }
}

package dev.lockstep.trainer.documents;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.models.network.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A figure that a document prints, beside ours.
 *
 * @param network the network, or part of a document, that it belongs to
 * @param what such as {@code loss of epoch 200}
 * @param documented as the document prints it
 * @param value ours
 * @param precision the digits that are compared
 * @param reproduced whether all compared digits are equal
 */
public record Figure(
        String network, String what, String documented, double value, Precision precision, boolean reproduced) {
    static Figure of(String network, String what, String documented, double ours, Precision precision) {
        return new Figure(network, what, documented, ours, precision, precision.agrees(documented, ours));
    }

    /** Ours, rounded to the digits that are compared. */
    public String ours() {
        return Double.isFinite(value) ? shown(precision.round(value), documented) : Decimals.toString(value);
    }

    /** Without trailing zeros where the document prints fewer digits. */
    private static String shown(BigDecimal rounded, String documented) {
        BigDecimal stripped = rounded.stripTrailingZeros();
        int scale = Math.max(0, Math.max(stripped.scale(), Math.min(rounded.scale(), decimals(documented))));
        return rounded.setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static int decimals(String documented) {
        return new BigDecimal(documented).scale();
    }
}

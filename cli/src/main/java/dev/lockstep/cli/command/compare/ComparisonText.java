package dev.lockstep.cli.command.compare;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.result.Count;
import dev.lockstep.cli.result.ValuesTable;
import dev.lockstep.trainer.compare.ComparedNetwork;
import dev.lockstep.trainer.compare.ElementDifference;
import dev.lockstep.trainer.compare.Mismatch;
import dev.lockstep.trainer.compare.OperationDifference;
import dev.lockstep.trainer.compare.ResultDifference;
import dev.lockstep.trainer.compare.ResultDifference.OfLoss;
import dev.lockstep.trainer.compare.ResultDifference.OfParameter;
import dev.lockstep.trainer.compare.UnequalValues;

/** Prints a compared network: one line where all is identical, else what differs first on each backend that differs. */
final class ComparisonText {
    private final ComparedNetwork compared;
    private final Console console;

    private ComparisonText(ComparedNetwork compared, Console console) {
        this.compared = compared;
        this.console = console;
    }

    static void write(ComparedNetwork compared, Console console) {
        new ComparisonText(compared, console).write();
    }

    private void write() {
        String network = compared.result().network();
        if (compared.identical()) {
            console.out()
                    .println(network + ": " + console.good("identical") + ": "
                            + Count.losses(compared.result().epochs()) + ", "
                            + Count.of(compared.weights(), "weight", "weights") + ", "
                            + operations()
                            + "SHA-256 "
                            + compared.digest() + " on " + String.join(", ", compared.backends()));
        }
        for (Mismatch mismatch : compared.mismatches()) {
            console.out()
                    .println(network + ": " + console.bad("different") + " on " + mismatch.backend() + " and "
                            + compared.backends().get(0));
            write(mismatch);
        }
    }

    private String operations() {
        return compared.operations().isPresent()
                ? Count.of(compared.operations().getAsLong(), "result", "results") + " of operations, "
                : "";
    }

    private void write(Mismatch mismatch) {
        mismatch.result()
                .ifPresentOrElse(
                        difference -> write(difference, mismatch),
                        () -> console.out().println("  all losses and final weights are identical"));
        mismatch.operation()
                .ifPresentOrElse(
                        operation ->
                                write(describe(operation), operation.element().values(), mismatch),
                        () -> console.out()
                                .println("  no operation: each alone has the same bits; only whole steps differ"));
    }

    private void write(ResultDifference difference, Mismatch mismatch) {
        if (difference instanceof OfLoss loss) {
            write("the loss of epoch " + loss.epoch(), loss.values(), mismatch);
        } else if (difference instanceof OfParameter parameter) {
            write(
                    "all losses are identical; " + parameter.parameter() + at(parameter.element()),
                    parameter.element().values(),
                    mismatch);
        }
    }

    private void write(String what, UnequalValues values, Mismatch mismatch) {
        ValuesTable.print(what, compared.backends().get(0), mismatch.backend(), values, console);
    }

    private static String describe(OperationDifference operation) {
        String operands = operation.operands().isEmpty() ? "" : " of " + String.join(" and ", operation.operands());
        return "first in " + operation.operation() + operands + " giving " + operation.shape() + ", epoch "
                + operation.epoch() + ", batch " + operation.batch() + at(operation.element());
    }

    private static String at(ElementDifference element) {
        return ", row " + element.row() + ", column " + element.column();
    }
}

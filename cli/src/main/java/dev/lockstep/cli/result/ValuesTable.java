package dev.lockstep.cli.result;

import static dev.lockstep.cli.console.Table.Column.numbers;
import static dev.lockstep.cli.console.Table.Column.words;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Table;
import dev.lockstep.trainer.compare.UnequalValues;
import java.math.BigInteger;

/** Prints two values that should have the same bits: whose they are, their decimals and bits, and how far apart they are. */
public final class ValuesTable {
    private ValuesTable() {}

    public static void print(String what, String first, String second, UnequalValues values, Console console) {
        console.out()
                .println("  " + what + values.ulps().map(ValuesTable::apart).orElse(""));
        Table table = new Table(words("    backend"), numbers("value"), words("bits"));
        table.add("    " + first, Decimals.toString(values.first()), values.firstBits());
        table.add("    " + second, Decimals.toString(values.second()), values.secondBits());
        table.print(console.out());
    }

    private static String apart(BigInteger ulps) {
        return ", " + ulps + (ulps.equals(BigInteger.ONE) ? " ulp apart" : " ulps apart");
    }
}

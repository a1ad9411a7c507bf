package dev.lockstep.cli.result;

/** Numbers with their nouns. */
public final class Count {
    private Count() {}

    /** The noun is in the plural unless it is one. */
    public static String of(long number, String singular, String plural) {
        return number + " " + (number == 1 ? singular : plural);
    }

    public static String losses(int number) {
        return of(number, "loss", "losses");
    }
}

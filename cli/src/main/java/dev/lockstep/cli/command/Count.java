package dev.lockstep.cli.command;

/** Numbers with their nouns. */
final class Count {
    private Count() {}

    /** The noun is in the plural unless it is one. */
    static String of(long number, String singular, String plural) {
        return number + " " + (number == 1 ? singular : plural);
    }

    static String losses(int number) {
        return of(number, "loss", "losses");
    }
}

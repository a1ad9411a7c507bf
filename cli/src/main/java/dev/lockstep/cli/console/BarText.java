package dev.lockstep.cli.console;

import java.util.List;

/** A progress bar as text that fits into a width: name, percent, bar, and of the parts of what is said beside it as many as there is room for. */
final class BarText {
    private static final int LONGEST_NAME = 20;
    private static final int SHORTEST_BAR = 10;
    private static final int LONGEST_BAR = 30;

    private BarText() {}

    /**
     * The text.
     *
     * @param share how much is done, from 0 to 1
     * @param parts the most important first
     */
    static String of(String name, double share, List<String> parts, int width) {
        String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
        String head = String.format("%s %3d%% ", shown, (int) (100 * share));
        int room = width - head.length() - SHORTEST_BAR - 2;
        StringBuilder state = new StringBuilder();
        for (String part : parts) {
            String more = (state.isEmpty() ? " " : ", ") + part;
            if (state.length() + more.length() > room) {
                break;
            }
            state.append(more);
        }
        int length = Math.max(0, Math.min(LONGEST_BAR, SHORTEST_BAR + room - state.length()));
        int filled = (int) (length * share);
        return head + "[" + "#".repeat(filled) + ".".repeat(length - filled) + "]" + state;
    }
}

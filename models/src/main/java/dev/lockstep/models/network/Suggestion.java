package dev.lockstep.models.network;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds the word that was probably meant by a misspelt one. */
final class Suggestion {
    private static final int SHORTEST_WORD = 3;
    private static final int LONGEST_WORD = 64;

    private Suggestion() {}

    /** The accepted word with the fewest edits to the given one, if they are few for its length; else the first that the given one is the first word of. */
    static Optional<String> of(String word, Collection<String> accepted) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String given = word.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return nearest(given, accepted, UnaryOperator.identity())
                .or(() -> accepted.stream()
                        .filter(candidate -> !given.isEmpty() && candidate.startsWith(given + "-"))
                        .findFirst());
    }

    /** The name of a user's own with the fewest edits to the given one, capitals aside, if they are few for its length. */
    static Optional<String> ofNames(String name, Collection<String> names) {
        return name.length() > LONGEST_WORD
                ? Optional.empty()
                : nearest(name.toLowerCase(Locale.ROOT), names, each -> each.toLowerCase(Locale.ROOT));
    }

    private static Optional<String> nearest(String given, Collection<String> accepted, UnaryOperator<String> form) {
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : accepted) {
            boolean comparable = candidate.length() >= SHORTEST_WORD && candidate.length() <= LONGEST_WORD;
            int edits = comparable ? edits(given, form.apply(candidate)) : Integer.MAX_VALUE;
            if (edits < fewest && edits <= Math.max(1, candidate.length() / 3)) {
                best = candidate;
                fewest = edits;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The Damerau-Levenshtein distance: insertions, deletions, substitutions and swaps of neighbours. */
    static int edits(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int edits = Math.min(distance[i - 1][j], distance[i][j - 1]) + 1;
                edits = Math.min(edits, distance[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits = Math.min(edits, distance[i - 2][j - 2] + 1);
                }
                distance[i][j] = edits;
            }
        }
        return distance[a.length()][b.length()];
    }
}

package dev.lockstep.models.network;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

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
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : accepted) {
            int edits = edits(given, candidate);
            if (candidate.length() >= SHORTEST_WORD && edits < fewest && edits <= Math.max(1, candidate.length() / 3)) {
                best = candidate;
                fewest = edits;
            }
        }
        return Optional.ofNullable(best)
                .or(() -> accepted.stream()
                        .filter(candidate -> !given.isEmpty() && candidate.startsWith(given + "-"))
                        .findFirst());
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

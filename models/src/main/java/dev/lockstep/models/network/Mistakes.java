package dev.lockstep.models.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is wrong in one network file, gathered so that all of it is told at once.
 *
 * <p>What depends on something that could not be read is not checked against it, so that no mistake is told twice.
 */
final class Mistakes {
    /** The most that are told; the first in the file. */
    static final int MOST = 20;
    /** The most that are kept, of a file that is none. */
    private static final int MOST_KEPT = 1000;

    private final String file;
    private final List<NetworkFileException> found = new ArrayList<>();
    private int count;

    Mistakes(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(NetworkFileException mistake) {
        if (found.size() < MOST_KEPT) {
            found.add(mistake);
        }
        count++;
    }

    <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (NetworkFileException mistake) {
            add(mistake);
        } catch (Noted alreadyThere) {
            // The mistake is among those found.
        }
        return Optional.empty();
    }

    /** What to throw where reading can not go on because of a mistake that is noted. */
    RuntimeException noted() {
        return new Noted();
    }

    /** How many there are: what was read between two counts that are equal has none. */
    int count() {
        return count;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws NetworkFileException if there are mistakes, of all of them */
    void throwAny() {
        if (isEmpty()) {
            return;
        }
        List<String> lines = found.stream()
                .sorted(Comparator.comparing(NetworkFileException::location, Mistakes::inOrder))
                .map(NetworkFileException::getMessage)
                .distinct()
                .toList();
        List<String> told = new ArrayList<>(lines.subList(0, Math.min(MOST, lines.size())));
        int untold = count - found.size() + lines.size() - told.size();
        if (untold > 0) {
            told.add(Text.line(file + ": and " + Text.count(untold, "more mistake")));
        }
        throw new NetworkFileException(told, found.get(0));
    }

    private static int inOrder(Optional<Location> a, Optional<Location> b) {
        return Comparator.comparingInt(Location::line)
                .thenComparingInt(Location::column)
                .compare(a.orElse(new Location(null, 0, 0)), b.orElse(new Location(null, 0, 0)));
    }

    /** Ends the reading of something whose mistakes are noted. */
    private static final class Noted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Noted() {
            super(null, null, false, false);
        }
    }
}

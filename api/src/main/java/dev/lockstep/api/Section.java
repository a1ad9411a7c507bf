package dev.lockstep.api;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A part of a computation, such as a layer of a network. A recording notes in which one each of its instructions was made.
 *
 * @param name its words are asked for only where somebody reads them
 * @param outer the section that it is a part of
 */
public record Section(Object name, Optional<Section> outer) {
    private static final ThreadLocal<Section> CURRENT = new ThreadLocal<>();

    /** The one that this thread is in. */
    public static Optional<Section> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Computes something in a part, of this name, of the section that this thread is in. */
    public static <T> T in(Object name, Supplier<T> body) {
        return new Section(name, current()).around(body);
    }

    /** Computes something in this section. */
    public <T> T around(Supplier<T> body) {
        Section before = CURRENT.get();
        CURRENT.set(this);
        try {
            return body.get();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** Runs something in this section. */
    public void run(Runnable body) {
        around(() -> {
            body.run();
            return null;
        });
    }

    /** Its name and those around it, such as {@code the gradient of layer 2 (dense)}. */
    @Override
    public String toString() {
        return name + outer.map(each -> " of " + each).orElse("");
    }
}

package dev.lockstep.cli.option;

import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/** Holds what a command line says of an option or a parameter. */
public final class Argument<T> {
    private T value;

    Argument(T initial) {
        value = initial;
    }

    /** What was given, or what goes without saying. */
    public T value() {
        return value;
    }

    /** Gives it a value, as a command line does. */
    public void give(T given) {
        value = given;
    }

    /** How picocli reads and gives it; the declaration says which type its values have. */
    Binding binding() {
        return new Binding();
    }

    /** Reads and gives the value. */
    @SuppressWarnings("unchecked")
    final class Binding implements IGetter, ISetter {
        @Override
        public <V> V get() {
            return (V) value;
        }

        @Override
        public <V> V set(V given) {
            V before = get();
            value = (T) given;
            return before;
        }
    }
}

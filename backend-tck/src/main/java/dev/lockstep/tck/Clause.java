package dev.lockstep.tck;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One statement of the contract, and how it is checked.
 *
 * @param kernel the method of {@link dev.lockstep.api.spi.Kernels} that it is about, as {@link #signature} gives it
 * @param text the statement
 * @param check throws where a backend does not keep it
 */
record Clause(String kernel, String text, Check check) {
    /** The comparisons of a clause, on values drawn for it. */
    interface Check {
        void run(Comparison comparison, Values values);
    }

    /** A method's name and the simple names of its parameters' types. */
    static String signature(Method method) {
        return method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(",", "(", ")"));
    }
}

package dev.lockstep.tck;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One statement of the contract, and how it is checked.
 *
 * @param kernel the method of {@link dev.lockstep.api.spi.Kernels} that it is about, as {@link #signature} gives it
 * @param operation the operation as users know it, such as {@code matmul} or {@code tanh}
 * @param text the statement
 * @param body throws where a backend does not keep it
 */
record Clause(String kernel, String operation, String text, Body body) {
    /** The comparisons of a clause, on values drawn for it. */
    interface Body {
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

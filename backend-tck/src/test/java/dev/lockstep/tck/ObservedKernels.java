package dev.lockstep.tck;

import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Kernels that note which operations are called. */
final class ObservedKernels {
    /** The methods called, and each formula and reduction with its dtype. */
    static final Set<String> CALLS = ConcurrentHashMap.newKeySet();

    private ObservedKernels() {}

    static Kernels of(Kernels kernels) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            CALLS.add(method.getName());
            if (arguments != null && arguments[arguments.length - 1] instanceof Operand out) {
                if (arguments[0] instanceof Elementwise elementwise) {
                    CALLS.add(elementwise.formula() + " " + out.dtype());
                } else if (arguments[0] instanceof Reduction reduction) {
                    CALLS.add(reduction + " " + out.dtype());
                }
            }
            try {
                return method.invoke(kernels, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        };
        return (Kernels)
                Proxy.newProxyInstance(Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, handler);
    }
}

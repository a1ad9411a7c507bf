package dev.lockstep.tck;

import com.example.plain.PlainBackendProvider;
import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The kit on the plain backend, noting which operations it calls. */
class ObservedBackend extends BackendConformance {
    /** The methods called, and for each function of elements the method with its constant and dtype. */
    static final Set<String> CALLS = ConcurrentHashMap.newKeySet();

    @Override
    protected BackendProvider provider() {
        return new PlainBackendProvider() {
            @Override
            public Kernels open(BackendOptions options) {
                return observed(super.open(options));
            }
        };
    }

    static String call(Method method, Enum<?> operation, DType dtype) {
        return Clause.signature(method) + " " + operation + " " + dtype;
    }

    private static Kernels observed(Kernels kernels) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            CALLS.add(Clause.signature(method));
            if (arguments != null && arguments[0] instanceof Enum<?> operation && !(operation instanceof DType)) {
                CALLS.add(call(method, operation, ((Storage) arguments[arguments.length - 1]).dtype()));
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

package dev.lockstep.tck;

import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One run of a test on a backend of its own, opened before the run and closed after it. */
final class BackendRun
        implements TestTemplateInvocationContext,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver,
                TestExecutionExceptionHandler {
    private final String name;
    private final Optional<DType> dtype;
    private final Supplier<Backend> opening;
    private Backend backend;

    /**
     * A run.
     *
     * @param name what is displayed
     * @param dtype the argument for a parameter {@link DType}
     * @param opening opens the backend, or throws what the run ends with
     */
    BackendRun(String name, Optional<DType> dtype, Supplier<Backend> opening) {
        this.name = name;
        this.dtype = dtype;
        this.opening = opening;
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        backend = opening.get();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (backend != null) {
            backend.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return !(parameter.getDeclaringExecutable() instanceof Constructor)
                && (type == Backend.class || type == DType.class && dtype.isPresent());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Backend.class ? backend : dtype.orElseThrow();
    }

    /** Notes in the failure what it ran on, since Maven numbers the runs and does not show their names. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(new RanOn(name));
        throw failure;
    }

    private static final class RanOn extends Exception {
        RanOn(String name) {
            super(name, null, false, false);
        }
    }
}

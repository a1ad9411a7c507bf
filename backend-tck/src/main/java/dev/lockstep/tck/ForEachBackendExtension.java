package dev.lockstep.tck;

import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives JUnit the runs of a test with {@link ForEachBackend}. */
final class ForEachBackendExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Method test = context.getRequiredTestMethod();
        ForEachBackend asked =
                AnnotationSupport.findAnnotation(test, ForEachBackend.class).orElseThrow();
        boolean takesDType = Arrays.asList(test.getParameterTypes()).contains(DType.class);
        if (asked.dtypes().length > 0 && !takesDType) {
            throw new ExtensionConfigurationException("dtypes is for tests with a parameter of the type DType");
        }
        Backends backends = Backends.of(Thread.currentThread().getContextClassLoader());
        return new BackendRuns(asked, takesDType, backends).all();
    }
}

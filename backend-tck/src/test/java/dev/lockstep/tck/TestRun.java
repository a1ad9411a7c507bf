package dev.lockstep.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** How the runs of one test method end, each as {@code java, 2 threads: SUCCESSFUL}, with the message of what ended it, and in brackets what is noted in it. */
final class TestRun implements TestExecutionListener {
    private final List<String> outcomes = new ArrayList<>();

    private TestRun() {}

    /** Runs the method of that name where the class loader finds the backends. */
    static List<String> of(Class<?> tests, String name, ClassLoader backends) {
        Method method = Arrays.stream(tests.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(name))
                .findFirst()
                .orElseThrow();
        TestRun run = new TestRun();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(backends);
        try {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectMethod(tests, method))
                                    .build(),
                            run);
        } finally {
            thread.setContextClassLoader(before);
        }
        return run.outcomes;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            outcomes.add(test.getDisplayName() + ": " + result.getStatus()
                    + result.getThrowable().map(TestRun::describe).orElse(""));
        }
    }

    private static String describe(Throwable thrown) {
        return Arrays.stream(thrown.getSuppressed())
                .map(Throwable::getMessage)
                .map(note -> " [" + note + "]")
                .collect(Collectors.joining("", ": " + thrown.getMessage(), ""));
    }
}

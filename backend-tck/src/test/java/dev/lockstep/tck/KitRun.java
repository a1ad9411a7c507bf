package dev.lockstep.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What became of the kit's tests on a backend. */
final class KitRun implements TestExecutionListener {
    private static final Pattern METHOD = Pattern.compile("\\[(?:method|test-factory):(\\w+)\\(\\)]");

    private final Set<String> failedMethods = new TreeSet<>();
    private final Set<String> failedOperations = new TreeSet<>();
    private int passed;

    private KitRun() {}

    static KitRun of(Class<? extends BackendConformance> kit) {
        KitRun run = new KitRun();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(List.of(selectClass(kit)))
                .build();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    int passed() {
        return passed;
    }

    /** The kit's methods of which a test failed. */
    Set<String> failedMethods() {
        return failedMethods;
    }

    /** The operations that failed by themselves, each with the dtype: {@code TANH, float64}. */
    Set<String> failedOperations() {
        return failedOperations;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed += test.isTest() ? 1 : 0;
            return;
        }
        Matcher matcher = METHOD.matcher(test.getUniqueId());
        String method = matcher.find() ? matcher.group(1) : test.getUniqueId();
        failedMethods.add(method);
        if (method.equals("operations")) {
            String name = test.getDisplayName();
            failedOperations.add(name.substring(0, name.indexOf(':')) + name.substring(name.lastIndexOf(", ")));
        }
    }
}

package dev.lockstep.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What became of the kit's tests on a backend where JUnit runs them. */
final class KitRun implements TestExecutionListener {
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> failed = new TreeSet<>();
    private final Set<String> messages = new TreeSet<>();
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

    /** The tests that failed, each as the names of its section and its own. */
    Set<String> failed() {
        return failed;
    }

    /** What they say. */
    Set<String> messages() {
        return messages;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        names.put(test.getUniqueId(), test.getDisplayName());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed += test.isTest() ? 1 : 0;
            return;
        }
        String parent = test.getParentId().map(names::get).orElse("");
        failed.add(parent + " > " + test.getDisplayName());
        result.getThrowable().ifPresent(failure -> messages.add(failure.getMessage()));
    }
}

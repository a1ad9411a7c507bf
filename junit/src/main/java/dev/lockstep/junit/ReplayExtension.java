package dev.lockstep.junit;

import dev.lockstep.api.Backend;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.record.Replay;
import dev.lockstep.trainer.record.RunRecord;
import dev.lockstep.trainer.record.RunRecordFile;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/** Replays the run of {@link ReplaysRun} before the test itself. */
final class ReplayExtension implements InvocationInterceptor {
    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> invocation, ExtensionContext context)
            throws Throwable {
        Method method = invocation.getExecutable();
        ReplaysRun asked =
                AnnotationSupport.findAnnotation(method, ReplaysRun.class).orElseThrow();
        Backend backend = invocation.getArguments().stream()
                .filter(Backend.class::isInstance)
                .map(Backend.class::cast)
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "a test with @ReplaysRun has a parameter of the type Backend, on which the run is replayed"));
        replay(Path.of(asked.value()), Optional.of(asked.data()).filter(path -> !path.isEmpty()), backend);
        test.proceed();
    }

    private static void replay(Path file, Optional<String> data, Backend backend) {
        RunRecord run = RunRecordFile.read(file);
        Replay.Outcome outcome = Replay.of(run, file.toString(), data.map(Path::of), new Networks())
                .on(backend, new Trainer(), TrainingListener.NONE);
        outcome.difference().ifPresent(difference -> {
            throw new AssertionFailedError(file + ": the run on " + backend.name() + " differs from that recorded on "
                    + run.backend() + " (" + run.where() + "), first in " + difference.text());
        });
    }
}

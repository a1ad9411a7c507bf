package dev.lockstep.junit;

import dev.lockstep.tck.ForEachBackend;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Replays a run that {@code lockstep record} wrote on each backend on the class path, and fails with the first difference:
 *
 * <pre>{@code
 * @ReplaysRun("src/test/runs/penguins.json")
 * void penguinsTrainAsEver(Backend backend) {}
 * }</pre>
 *
 * <p>The test has a parameter {@link dev.lockstep.api.Backend}; what it does comes after the replay. It runs as {@link ForEachBackend} says: a
 * backend that is not available on this machine is an aborted run, and no backend at all a failure.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ForEachBackend
@ExtendWith(ReplayExtension.class)
public @interface ReplaysRun {
    /** The record's path, relative to the folder that the tests run in. */
    String value();

    /** The path of the file that the run's data are from; empty if they are in the network file. */
    String data() default "";
}

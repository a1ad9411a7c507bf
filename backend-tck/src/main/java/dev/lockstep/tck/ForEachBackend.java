package dev.lockstep.tck;

import dev.lockstep.api.dtype.DType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once on each backend on the class path:
 *
 * <pre>{@code
 * @ForEachBackend
 * void twoTimesTwo(Backend backend) {
 *     Matrix two = backend.matrix(DType.FLOAT64, 1, 1, 2.0);
 *     assertEquals(4.0, two.matmul(two).value());
 * }
 * }</pre>
 *
 * <p>Each run has a backend of its own, as the parameter {@link dev.lockstep.api.Backend} of the test and of {@code @BeforeEach} and
 * {@code @AfterEach} methods. It is opened before them and closed after them, also where the test fails. A test with a parameter
 * {@link DType} runs once for each dtype that a backend computes with. A run is displayed by the backend's name and what was chosen
 * here: {@code java, 2 threads, float32}.
 *
 * <p>No backend is left out unseen:
 *
 * <ul>
 *   <li>One that is on the class path but not available on this machine is a run that is aborted with the reason and the remedy,
 *       which reports show beside those that passed and failed.
 *   <li>Where no backend is available the test fails, since it would pass without having run.
 *   <li>What is asked for fails where it is missing, with the reason and the remedy: a backend of {@link #names}, a dtype of
 *       {@link #dtypes}. So name the backends that the tests of a machine must cover.
 * </ul>
 *
 * <p>Backends are looked for with the thread's context class loader. The environment variable and the system property that choose a
 * backend elsewhere mean nothing here. The annotation can be put on an annotation of your own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith(ForEachBackendExtension.class)
public @interface ForEachBackend {
    /** The backends to run on, in this order, each of which must be available; by default all on the class path. */
    String[] names() default {};

    /** The numbers of threads, for each of which the test runs once; by default one thread for each processor. */
    int[] threads() default {};

    /** The dtypes for which the test runs, where it has a parameter {@link DType}; by default all that the backend has. */
    DType[] dtypes() default {};

    /** What every backend is opened with, each as {@code name=value}; a backend ignores the settings of others. */
    String[] settings() default {};
}

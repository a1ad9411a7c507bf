package dev.lockstep.tck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.api.spi.BackendProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The tests that every backend passes. A backend's author extends it and says how the provider is made:
 *
 * <pre>{@code
 * class PlainBackendTest extends BackendConformance {
 *     @Override
 *     protected BackendProvider provider() {
 *         return new PlainBackendProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>Each test's name is a sentence of the contract. Results are compared with
 * {@link dev.lockstep.numerics.reference.ReferenceKernels} bit for bit, in every dtype that the backend says it computes with; a
 * NaN equals every NaN. A backend that is not available fails, with its reason and remedy. To test a backend with other settings,
 * override {@link #options} too, in a class for each. No test can be overridden.
 */
public abstract class BackendConformance extends MatrixConformance {
    @Test
    @DisplayName("name: lower case letters, digits and hyphens, always the same")
    final void name() {
        assertTrue(provider().name().matches("[a-z0-9-]+"), provider().name());
        assertEquals(provider().name(), provider().name());
    }

    @Test
    @DisplayName("the provider is registered in META-INF/services and found by its name")
    final void isFound() {
        assertTrue(
                ServiceLoader.load(BackendProvider.class).stream()
                        .anyMatch(found -> found.get().name().equals(provider().name())),
                "no provider named " + provider().name() + " is found");
    }

    @Test
    @DisplayName("probe: what computes and in which dtypes, and never an exception")
    final void probe() {
        assertFalse(available().device().isBlank());
        assertFalse(available().dtypes().isEmpty());
        assertNotNull(available().details());
        assertDoesNotThrow(() -> provider().probe(options().with("no-such-setting", "")));
    }
}

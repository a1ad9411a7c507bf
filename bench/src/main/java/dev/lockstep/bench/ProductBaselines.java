package dev.lockstep.bench;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.ProductBaseline;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the libraries on the class path beside whose products those of backends are measured. */
public final class ProductBaselines {
    private ProductBaselines() {}

    /** Those that can be used here; what is broken ends the search, as it costs a measurement nothing but a column. */
    public static List<ProductBaseline.Library> load(BackendOptions options) {
        List<ProductBaseline.Library> libraries = new ArrayList<>();
        try {
            for (ProductBaseline found :
                    ServiceLoader.load(ProductBaseline.class, ProductBaseline.class.getClassLoader())) {
                found.load(options).ifPresent(libraries::add);
            }
        } catch (ServiceConfigurationError broken) {
            return libraries;
        }
        return libraries;
    }
}

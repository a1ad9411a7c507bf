package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.BackendOptions;
import java.util.Arrays;
import java.util.List;

/** What a driver does in the JVM of a {@link DriverTrial}: all that it will be asked for. Only how it ends counts. */
public final class TrialMain {
    /** The first line that is printed, so that a JVM that never came so far is told from one that the driver ended. */
    static final String BEGUN = "trial";

    private TrialMain() {}

    /**
     * Lists the devices, opens the one that the settings choose, and computes each operation.
     *
     * @param arguments the label of the dtype to compute in, and the settings as {@code name=value}
     */
    public static void main(String[] arguments) {
        System.out.println(BEGUN);
        try {
            use(DType.of(arguments[0]), Arrays.asList(arguments).subList(1, arguments.length));
        } catch (Throwable found) {
            System.out.println(found);
        }
        System.exit(0);
    }

    private static void use(DType dtype, List<String> settings) {
        BackendOptions options = BackendOptions.DEFAULT;
        for (String setting : settings) {
            String[] nameAndValue = setting.split("=", 2);
            options = options.with(nameAndValue[0], nameAndValue[1]);
        }
        if (OpenClLibrary.obstacle().isEmpty() && OpenClOpening.probe(options) instanceof Available) {
            OpenClOpening.certify(options, dtype).close();
        }
    }
}

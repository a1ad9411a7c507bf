package dev.lockstep.bench;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is measured unless something else is asked for. */
public final class Workloads {
    /** The name of a network of 784-512-512-10 with ReLU in batches of 256, which is there for measuring alone. */
    public static final String WIDE_NETWORK = "wide-relu";

    /** Networks with ReLU that are there for measuring alone, with gradient descent and with Adam. */
    private static final List<String> MEASURED_NETWORKS = List.of(
            "digits-relu",
            "digits-relu-adam",
            "images-relu",
            "images-relu-adam",
            "table-relu",
            "table-relu-adam",
            WIDE_NETWORK);

    private static final String FOLDER = "/dev/lockstep/benchmarks/";
    private static final int[][] PRODUCT_SIZES = {
        {4, 2, 4},
        {32, 64, 100},
        {64, 1000, 100},
        {1000, 64, 100},
        {128, 784, 128},
        {128, 128, 10},
        {256, 784, 512},
        {256, 256, 256},
        {512, 512, 512},
        {1024, 1024, 1024},
        {2048, 2048, 2048}
    };
    private static final int SQUARE_SIDE = 512;
    private static final int BATCH = 128;
    private static final int INPUTS = 784;
    private static final int HIDDEN = 128;
    private static final int OUTPUTS = 10;
    private static final int ELEMENTWISE_SIDE = 1000;

    private Workloads() {}

    /**
     * Small, oblong and square products, among them those of layers; then those of their gradients, of the weights of both layers of 784-128-10
     * and of what enters the second, and a square one with each transposition.
     */
    public static List<Workload> products(DType dtype) {
        List<Workload> products = new ArrayList<>();
        for (int[] size : PRODUCT_SIZES) {
            products.add(new ProductWorkload(dtype, size[0], size[1], size[2]));
        }
        products.add(new ProductWorkload(dtype, INPUTS, BATCH, HIDDEN, true, false));
        products.add(new ProductWorkload(dtype, HIDDEN, BATCH, OUTPUTS, true, false));
        products.add(new ProductWorkload(dtype, BATCH, OUTPUTS, HIDDEN, false, true));
        int side = SQUARE_SIDE;
        products.add(new ProductWorkload(dtype, side, side, side, true, false));
        products.add(new ProductWorkload(dtype, side, side, side, false, true));
        products.add(new ProductWorkload(dtype, side, side, side, true, true));
        return products;
    }

    /** Every {@link ElementwiseFunction} on a million elements. */
    public static List<Workload> elementwise(DType dtype) {
        List<Workload> elementwise = new ArrayList<>();
        for (ElementwiseFunction function : ElementwiseFunction.values()) {
            elementwise.add(new ElementwiseWorkload(dtype, function, ELEMENTWISE_SIDE, ELEMENTWISE_SIDE));
        }
        return elementwise;
    }

    /** The network of a name: a documented one, or one that is there for measuring alone. */
    public static Network network(String name) {
        return MEASURED_NETWORKS.contains(name) ? measuredNetwork(name) : new Networks().find(name);
    }

    /** The documented networks of this dtype, and those that are there for measuring alone. */
    public static List<TrainingWorkload> training(DType dtype) {
        List<TrainingWorkload> training = new ArrayList<>();
        for (Network network : new Networks().documented()) {
            if (network.dtype() == dtype) {
                training.add(new TrainingWorkload(dtype, network));
            }
        }
        MEASURED_NETWORKS.forEach(name -> training.add(new TrainingWorkload(dtype, measuredNetwork(name))));
        return training;
    }

    /** The workloads of a kind in a dtype. */
    public static List<? extends Workload> of(Kind kind, DType dtype) {
        return switch (kind) {
            case PRODUCTS -> products(dtype);
            case ELEMENTWISE -> elementwise(dtype);
            case TRAINING -> training(dtype);
        };
    }

    private static Network measuredNetwork(String name) {
        String file = FOLDER + name + ".yaml";
        try (InputStream content = Workloads.class.getResourceAsStream(file)) {
            if (content == null) {
                throw new IllegalStateException("the installation lacks " + file);
            }
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return new DefinedNetwork(NetworkFileReader.parse(file, text));
        } catch (IOException failure) {
            throw new UncheckedIOException("the installation's " + file + " can not be read", failure);
        }
    }
}

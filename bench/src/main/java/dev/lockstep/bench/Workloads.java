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

    private static final String WIDE_FILE = "/dev/lockstep/benchmarks/" + WIDE_NETWORK + ".yaml";
    private static final int[][] PRODUCT_SIZES = {
        {4, 2, 4},
        {64, 1000, 100},
        {1000, 64, 100},
        {256, 784, 512},
        {256, 256, 256},
        {512, 512, 512},
        {1024, 1024, 1024},
        {2048, 2048, 2048}
    };
    private static final int TRANSPOSED_SIZE = 512;
    private static final int ELEMENTWISE_SIDE = 1000;

    private Workloads() {}

    /** Small, oblong and square products, and a square one with each transposition. */
    public static List<Workload> products(DType dtype) {
        List<Workload> products = new ArrayList<>();
        for (int[] size : PRODUCT_SIZES) {
            products.add(new ProductWorkload(dtype, size[0], size[1], size[2]));
        }
        int side = TRANSPOSED_SIZE;
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

    /** The network of a name: a documented one or {@value #WIDE_NETWORK}. */
    public static Network network(String name) {
        return name.equals(WIDE_NETWORK) ? wideNetwork() : new Networks().find(name);
    }

    /** The documented networks of this dtype, and {@value #WIDE_NETWORK}. */
    public static List<TrainingWorkload> training(DType dtype) {
        List<TrainingWorkload> training = new ArrayList<>();
        for (Network network : new Networks().documented()) {
            if (network.dtype() == dtype) {
                training.add(new TrainingWorkload(dtype, network));
            }
        }
        training.add(new TrainingWorkload(dtype, wideNetwork()));
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

    private static Network wideNetwork() {
        try (InputStream content = Workloads.class.getResourceAsStream(WIDE_FILE)) {
            if (content == null) {
                throw new IllegalStateException("the installation lacks " + WIDE_FILE);
            }
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return new DefinedNetwork(NetworkFileReader.parse(WIDE_FILE, text));
        } catch (IOException failure) {
            throw new UncheckedIOException("the installation's " + WIDE_FILE + " can not be read", failure);
        }
    }
}

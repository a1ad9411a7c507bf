package dev.lockstep.models.safetensors;

import java.util.List;
import java.util.Map;

/** The header of a file: texts by name, and what is said of each tensor, in the header's order. */
record Header(Map<String, String> metadata, List<Entry> entries) {
    /** The key of the texts, which no tensor can have as its name. */
    static final String METADATA = "__metadata__";

    static final String TYPE = "dtype";
    static final String SHAPE = "shape";
    static final String OFFSETS = "data_offsets";

    /**
     * A tensor.
     *
     * @param begin where its elements begin in the data
     * @param end where they end
     */
    record Entry(String name, TensorType type, List<Integer> shape, long begin, long end) {}
}

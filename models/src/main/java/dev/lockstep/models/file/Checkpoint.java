package dev.lockstep.models.file;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.safetensors.Tensor;
import dev.lockstep.nn.model.ParameterValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a training which goes on needs, between two steps: a safetensors file in which each parameter and each matrix of the optimiser's
 * state is a tensor, such as {@code w1}, {@code w1/mean} and {@code beta1-power}, and each series of numbers one with a single size.
 *
 * @param network the SHA-256 of the network file's text, so that a training of another one does not go on from it
 * @param dtype that of parameters and state
 * @param epoch how many epochs are complete
 * @param batch how many steps of the next one are complete
 * @param texts what else the run is known by, such as its options; the names {@code sha256}, {@code lockstep-checkpoint}, {@code network-sha256},
 *     {@code dtype}, {@code epoch}, {@code batch} and {@code parameters} are the file's own
 * @param series float64 numbers by name, in order, such as the {@link #LOSSES} so far
 * @param parameters in the order of the layers
 * @param state of the optimiser
 */
public record Checkpoint(
        String network,
        DType dtype,
        int epoch,
        int batch,
        Map<String, String> texts,
        Map<String, double[]> series,
        List<ParameterValues> parameters,
        List<ParameterValues> state) {
    /** The series of the losses of the complete epochs. */
    public static final String LOSSES = "losses";
    /** The series of the losses of the complete steps of the next epoch. */
    public static final String BATCH_LOSSES = "batch-losses";

    private static final String KIND = "lockstep-checkpoint";
    private static final String NETWORK = "network-sha256";
    private static final String DTYPE = "dtype";
    private static final String EPOCH = "epoch";
    private static final String BATCH = "batch";
    private static final String PARAMETERS = "parameters";

    /** @throws ModelFileException if a text has a name of the file's own, or the position is negative */
    public Checkpoint {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
        parameters = List.copyOf(parameters);
        state = List.copyOf(state);
        Fields.requireNoneOf(List.of(SealedFile.SEAL, KIND, NETWORK, DTYPE, EPOCH, BATCH, PARAMETERS), texts);
        if (epoch < 0 || batch < 0) {
            throw new ModelFileException("a checkpoint can not be after epoch " + epoch + " and batch " + batch);
        }
    }

    /**
     * Reads a file.
     *
     * @throws ModelFileException if it is no checkpoint, or any byte of it is not as it was written
     */
    public static Checkpoint load(Path path) {
        SealedFile sealed = SealedFile.read(path, KIND);
        Fields fields = new Fields(path.toString(), sealed.texts());
        String network = fields.take(NETWORK, text -> text);
        DType dtype = fields.take(DTYPE, DType::of);
        int epoch = fields.take(EPOCH, Integer::parseInt);
        int batch = fields.take(BATCH, Integer::parseInt);
        Set<String> names = new HashSet<>(fields.take(PARAMETERS, TextList::read));
        Map<String, double[]> series = new LinkedHashMap<>();
        List<ParameterValues> parameters = new ArrayList<>();
        List<ParameterValues> state = new ArrayList<>();
        for (Tensor tensor : sealed.tensors()) {
            if (tensor.shape().size() == 1) {
                series.put(tensor.name(), tensor.values());
            } else {
                (names.contains(tensor.name()) ? parameters : state).add(fields.matrix(tensor, dtype));
            }
        }
        return new Checkpoint(network, dtype, epoch, batch, fields.rest(), series, parameters, state);
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws UnwritableFileException if it can not be written
     */
    public void save(Path path) {
        sealed().write(path);
    }

    /** The SHA-256 that the file holds of itself; equal only for checkpoints whose every text and bit is equal. */
    public String sha256() {
        return SealedFile.seal(toBytes());
    }

    /** The bytes of the file. */
    public byte[] toBytes() {
        return sealed().toBytes();
    }

    private SealedFile sealed() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(NETWORK, network);
        all.put(DTYPE, dtype.label());
        all.put(EPOCH, Integer.toString(epoch));
        all.put(BATCH, Integer.toString(batch));
        all.put(
                PARAMETERS,
                TextList.write(parameters.stream().map(ParameterValues::name).toList()));
        all.putAll(texts);
        List<Tensor> tensors = new ArrayList<>();
        series.forEach((name, values) -> tensors.add(Tensor.of(name, DType.FLOAT64, List.of(values.length), values)));
        parameters.forEach(each -> tensors.add(Fields.tensor(each, dtype)));
        state.forEach(each -> tensors.add(Fields.tensor(each, dtype)));
        return new SealedFile(KIND, all, tensors);
    }
}

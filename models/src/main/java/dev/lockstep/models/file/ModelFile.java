package dev.lockstep.models.file;

import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.PreparationText;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.nn.model.ParameterValues;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trained network with all that predicting takes, and what it came from: a safetensors file in which each parameter is a tensor of its name,
 * rows x columns.
 *
 * @param network the network file that it was trained from, as text
 * @param dtype that of the parameters
 * @param labels the names of the classes in the order of the outputs; none where there are no classes
 * @param texts what else is known by name, such as {@link #SEED}; the names {@code sha256}, {@code lockstep-model}, {@code network},
 *     {@code dtype} and {@code labels} are the file's own
 * @param parameters in the order of the layers
 */
public record ModelFile(
        String network, DType dtype, List<String> labels, Map<String, String> texts, List<ParameterValues> parameters) {
    /** The text of how inputs are prepared, as fitted on the training data. */
    public static final String PREPROCESSING = "preprocessing";
    /** The text of how targets are scaled, as fitted on the training data; there where they are. */
    public static final String TARGET_SCALE = "target-scale";
    /** The text of the seed of the training. */
    public static final String SEED = "seed";
    /** The text of the versions and the machine that trained it, for people. */
    public static final String VERSIONS = "versions";
    /** The text of the record of the run, as {@code lockstep record} writes it. */
    public static final String RUN_RECORD = "run-record";

    private static final String KIND = "lockstep-model";
    private static final String NETWORK = "network";
    private static final String DTYPE = "dtype";
    private static final String LABELS = "labels";

    /** @throws ModelFileException if a text has a name of the file's own */
    public ModelFile {
        labels = List.copyOf(labels);
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        parameters = List.copyOf(parameters);
        Fields.requireNoneOf(List.of(SealedFile.SEAL, KIND, NETWORK, DTYPE, LABELS), texts);
    }

    /**
     * Reads a file.
     *
     * @throws ModelFileException if it is no model, or any byte of it is not as it was written
     */
    public static ModelFile load(Path path) {
        SealedFile sealed = SealedFile.read(path, KIND);
        Fields fields = new Fields(path.toString(), sealed.texts());
        String network = fields.take(NETWORK, text -> text);
        DType dtype = fields.take(DTYPE, DType::of);
        List<String> labels = fields.take(LABELS, TextList::read);
        List<ParameterValues> parameters = sealed.tensors().stream()
                .map(tensor -> fields.matrix(tensor, dtype))
                .toList();
        return new ModelFile(network, dtype, labels, fields.rest(), parameters);
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws UnwritableFileException if it can not be written
     */
    public void save(Path path) {
        sealed().write(path);
    }

    /** The SHA-256 that the file holds of itself; equal only for models whose every text and bit is equal. */
    public String sha256() {
        return SealedFile.seal(toBytes());
    }

    /** The bytes of the file. */
    public byte[] toBytes() {
        return sealed().toBytes();
    }

    /** The labels as the file holds them: a JSON array of strings. */
    public String labelsText() {
        return TextList.write(labels);
    }

    /** A further text, if there is one of this name. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /**
     * How the columns of a file become the network's inputs and its targets, where it was trained on a file.
     *
     * @throws dev.lockstep.data.DataException if the text of it is damaged
     */
    public Optional<Preparation> preparation() {
        return text(PREPROCESSING).map(PreparationText::read);
    }

    /**
     * The names of several columns that are predicted as numbers; none where there are not several, or they have no names.
     *
     * @throws dev.lockstep.data.DataException if the text of the preparation is damaged
     */
    public List<String> severalTargets() {
        return preparation()
                .map(each -> each.encoding().target().severalColumns())
                .orElse(List.of());
    }

    /**
     * How targets were scaled; outputs of the network are in their units when that is undone.
     *
     * @throws dev.lockstep.data.DataException if the text of it is damaged
     */
    public TargetPreparation targetScale() {
        return text(TARGET_SCALE).map(TargetPreparation::read).orElse(TargetPreparation.NONE);
    }

    /**
     * The network.
     *
     * @throws dev.lockstep.models.network.NetworkFileException if its text is none that this version reads
     */
    public NetworkDefinition definition() {
        return definition(network, text(PREPROCESSING));
    }

    /** That of the texts of a model: its network, and what it holds as {@link #PREPROCESSING}. */
    public static NetworkDefinition definition(String network, Optional<String> preprocessing) {
        return preprocessing
                .map(PreparationText::read)
                .map(each -> NetworkFileReader.parse("the model's network", network, each))
                .orElseGet(() -> NetworkFileReader.parse("the model's network", network));
    }

    /**
     * The network with its parameters on a backend, to predict; of scaled targets its outputs are scaled.
     *
     * @throws dev.lockstep.api.LockstepException if the parameters are not those of the network
     */
    public LayeredModel on(Backend backend) {
        NetworkDefinition definition = definition();
        return LayeredModel.of(backend, dtype, definition.layers(), definition.sampleShape(), parameters);
    }

    private SealedFile sealed() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(NETWORK, network);
        all.put(DTYPE, dtype.label());
        all.put(LABELS, labelsText());
        all.putAll(texts);
        return new SealedFile(
                KIND,
                all,
                parameters.stream().map(each -> Fields.tensor(each, dtype)).toList());
    }
}

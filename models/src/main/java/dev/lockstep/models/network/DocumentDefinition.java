package dev.lockstep.models.network;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The document a network is taken from, and the figures that training it has to reproduce with the file's own seed and settings.
 *
 * <p>In the file: {@code source}, one line; {@code losses} with {@code first-epoch}, {@code decimals} or {@code significant-digits}, and
 * {@code printed} or {@code rerun}, epoch numbers with figures; {@code predictions} with {@code decimals} or {@code significant-digits} and
 * {@code samples}, a list of {@code {sample, inputs, target, prediction}}.
 */
public record DocumentDefinition(String source, Optional<Losses> losses, Optional<Predictions> predictions) {
    /** Where figures come from. */
    public enum Origin {
        /** {@code printed}: the document prints them. */
        PRINTED,
        /** {@code rerun}: the document ran without a seed; they are what its program prints when run with the seed of the file. */
        RERUN
    }

    /**
     * Reported losses, each of the forward pass of its epoch, before the update.
     *
     * @param firstEpoch the document's number for the first epoch: 0 or 1
     * @param figures the document's number of an epoch, and the figure as its text
     */
    public record Losses(Origin origin, int firstEpoch, Precision precision, SortedMap<Integer, String> figures) {
        public Losses {
            figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        }
    }

    /** Predictions of the forward pass of the last step, before its update; of batches, for samples of the last one. */
    public record Predictions(Precision precision, List<Prediction> samples) {
        public Predictions {
            samples = List.copyOf(samples);
        }
    }

    /**
     * What the document prints of one sample, as its text.
     *
     * @param sample the row in the data, counted from 0
     */
    public record Prediction(int sample, List<String> inputs, List<String> target, List<String> prediction) {
        public Prediction {
            inputs = List.copyOf(inputs);
            target = List.copyOf(target);
            prediction = List.copyOf(prediction);
        }
    }
}

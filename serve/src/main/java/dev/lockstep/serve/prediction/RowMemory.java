package dev.lockstep.serve.prediction;

import dev.lockstep.models.file.ModelFile;
import dev.lockstep.serve.http.Refusal;
import dev.lockstep.trainer.model.PredictedRows;
import java.util.concurrent.Semaphore;

/**
 * Bounds the memory that the rows of all requests take from when they are encoded until their answers are sent: a short row can stand for many
 * inputs, as a text of one of thousands of categories does, and have many outputs with long names.
 */
final class RowMemory {
    /** A text grows in a buffer that doubles, and is copied out of it. */
    private static final int COPIES_OF_TEXT = 4;
    /** Rows of requests that are computed together are copied. */
    private static final int COPIES_OF_NUMBERS = 3;

    private static final int LONGEST_NUMBER = 32;
    private static final int LONGEST_ESCAPE = 6;
    private static final int PUNCTUATION = 64;
    private static final int KIB = 1 << 10;

    private final long rowBytes;
    private final int most;
    private final Semaphore free;

    /**
     * Of a model.
     *
     * @param sample predictions of it, of however many rows
     * @param inputs how many numbers the model takes
     * @param outputs how many numbers it gives
     * @param most how much the rows may take together, in bytes
     */
    RowMemory(ModelFile model, PredictedRows sample, int inputs, int outputs, long most) {
        long text = PUNCTUATION + LONGEST_NUMBER;
        for (String name : sample.names()) {
            text += (long) LONGEST_ESCAPE * name.length() + LONGEST_NUMBER;
        }
        int label = model.labels().stream().mapToInt(String::length).max().orElse(0);
        text += (long) LONGEST_ESCAPE * label;
        rowBytes = COPIES_OF_TEXT * text + (long) COPIES_OF_NUMBERS * Double.BYTES * (inputs + outputs);
        this.most = (int) Math.min(Integer.MAX_VALUE, Math.max(kib(1), most / KIB));
        free = new Semaphore(this.most);
    }

    /**
     * Takes the memory of so many rows.
     *
     * @return what to give back
     * @throws Refusal if that is more than there is
     */
    int take(int rows) {
        long needed = kib(rows);
        if (needed > most) {
            throw Refusal.tooLong("the request has " + rows + " rows, and " + (long) most * KIB / rowBytes
                    + " are answered at once: send fewer");
        }
        if (!free.tryAcquire((int) needed)) {
            throw Refusal.busy("requests of too many rows are answered at once: try again a moment later");
        }
        return (int) needed;
    }

    void giveBack(int taken) {
        free.release(taken);
    }

    private long kib(int rows) {
        return (rows * rowBytes + KIB - 1) / KIB;
    }
}

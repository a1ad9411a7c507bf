package dev.lockstep.report.run;

import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;

/** Takes epochs while a run goes on. */
public interface EpochSink {
    /** Epochs that were trained together, behind those of all calls before. */
    void epochs(List<EpochRecord> epochs);

    /** The run ended. */
    default void finished(TrainingResult result) {}
}

package dev.lockstep.distributed.run;

import dev.lockstep.api.LockstepException;
import dev.lockstep.trainer.training.EpochTraining;

/**
 * Workers on this machine, each a process of its own, that train one network after another with the bits of a single process.
 *
 * <pre>{@code
 * try (Workers workers = Workers.start(WorkerSettings.of(2, "java"), WorkersListener.NONE);
 *         Backend backend = Backends.open("java")) {
 *     NetworkRecipe recipe = new NetworkRecipe(MyNetwork.class, "");
 *     TrainingResult result = new Trainer().by(workers.training(recipe)).train(backend, new MyNetwork().network(""));
 * }
 * }</pre>
 *
 * <p>They are started with the command, the flags and the class path of this JVM, connect by the loopback interface alone, and end with this
 * process. A worker that dies, hangs or computes wrong is left out, and what it took part in is computed again from the last round's end. The backend
 * that the trainer is given finds the loss of validation data, and decides between workers that differ.
 */
public final class Workers implements AutoCloseable {

    private final WorkerSettings settings;
    private final Team team;

    private Workers(WorkerSettings settings, Team team) {
        this.settings = settings;
        this.team = team;
    }

    /**
     * Starts the processes.
     *
     * @throws LockstepException if one can not be started, with what it said
     */
    public static Workers start(WorkerSettings settings, WorkersListener listener) {
        return start(settings, listener, new ProcessLauncher(settings.java()));
    }

    /**
     * Has workers started by somebody else, who is closed with them.
     *
     * @throws LockstepException if none can be started
     */
    public static Workers start(WorkerSettings settings, WorkersListener listener, WorkerLauncher launcher) {
        try {
            return new Workers(settings, new Team(new Recruitment(launcher, settings.processes()), settings, listener));
        } catch (RuntimeException | Error failure) {
            launcher.close();
            throw failure;
        }
    }

    /** Begins trainings of a network, which must be the one that the trainer is given. */
    public EpochTraining.Source training(NetworkRecipe recipe) {
        return (backend, network, options) -> new WorkersTraining(team, settings, recipe, backend, network, options);
    }

    /** How many workers are not lost. */
    public int present() {
        return team.present().size();
    }

    /** How many blocks two workers have computed, with the same bits. */
    public long verified() {
        return team.verified();
    }

    @Override
    public void close() {
        team.close();
    }
}

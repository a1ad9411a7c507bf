package dev.lockstep.distributed.run;

import dev.lockstep.distributed.chain.RunSecret;
import java.util.ArrayList;
import java.util.List;

/** Starts workers that are threads of this JVM. */
record ThreadLauncher(Start start) implements WorkerLauncher {
    /** How one is started. */
    interface Start {
        void start(int port, RunSecret secret, int number);
    }

    @Override
    public int threads(int workers) {
        return 1;
    }

    @Override
    public List<WorkerHandle> launch(int workers, Invitation invitation) {
        List<WorkerHandle> handles = new ArrayList<>();
        for (int number = 0; number < workers; number++) {
            start.start(invitation.port(), invitation.secret(), number);
            handles.add(new ThreadHandle());
        }
        return handles;
    }

    private static final class ThreadHandle implements WorkerHandle {
        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void kill() {}

        @Override
        public String lastLine() {
            return "";
        }
    }
}

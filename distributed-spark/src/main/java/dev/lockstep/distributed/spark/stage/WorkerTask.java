package dev.lockstep.distributed.spark.stage;

import dev.lockstep.distributed.chain.RunSecret;
import dev.lockstep.distributed.worker.Worker;
import dev.lockstep.distributed.worker.WorkerPlace;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.SparkEnv;
import scala.Function1;
import scala.collection.Iterator;

/** A task of a barrier stage, which is a worker for as long as the one who leads wants it. */
final class WorkerTask {
    private static final char BETWEEN = ' ';

    private WorkerTask() {}

    /** What a task does at its place, as {@link Worker#work} does; it is serialized. */
    interface Work {
        void work(InetSocketAddress leader, RunSecret secret, WorkerPlace place);
    }

    /** What Spark sends to executors: it refers to nothing but classes, by their names. */
    static Function1<Iterator<String>, Iterator<String>> of(Work work) {
        return (Function1<Iterator<String>, Iterator<String>> & Serializable) told -> work(told, work);
    }

    /**
     * What a task is told, as the one element of its partition: that is sent to its executor with the task, and neither kept on a disk nor
     * shown or logged.
     */
    static String told(String host, int port, RunSecret secret) {
        return secret.toText() + BETWEEN + port + BETWEEN + host;
    }

    private static Iterator<String> work(Iterator<String> told, Work work) {
        BarrierTaskContext context = BarrierTaskContext.get();
        // A stage that Spark tries again has nobody to work for: the one who leads has given up its invitation.
        if (context.stageAttemptNumber() == 0) {
            String[] parts = told.next().split(String.valueOf(BETWEEN), 3);
            work.work(
                    new InetSocketAddress(parts[2], Integer.parseInt(parts[1])),
                    RunSecret.of(parts[0]),
                    new WorkerPlace(context.partitionId(), context.cpus(), machine(context), Optional.empty()));
        }
        return scala.collection.Iterator$.MODULE$.empty();
    }

    private static String machine(BarrierTaskContext context) {
        String address = context.getTaskInfos()[context.partitionId()].address();
        return "executor " + SparkEnv.get().executorId() + " at " + address.substring(0, address.lastIndexOf(':'))
                + ", " + WorkerPlace.process();
    }
}

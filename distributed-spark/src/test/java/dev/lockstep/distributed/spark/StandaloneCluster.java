package dev.lockstep.distributed.spark;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.launcher.JavaModuleOptions;

/** A Spark cluster of its own: a master and machines, which are processes that start executors, all on the loopback interface. */
final class StandaloneCluster implements AutoCloseable {
    private final Path folder;
    private final Path home;
    private final int port;
    private final List<Process> processes = new ArrayList<>();

    /** @param folder for logs and what executors leave */
    StandaloneCluster(Path folder) throws IOException {
        this.folder = folder;
        home = SparkHome.make();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        start(
                Path.of(System.getProperty("java.home")),
                "org.apache.spark.deploy.master.Master",
                List.of("--host", "127.0.0.1", "--port", Integer.toString(port), "--webui-port", "0"));
        awaitMaster();
    }

    /** Who finds no master tries again only after 20 seconds. */
    private void awaitMaster() throws IOException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (true) {
            try (Socket connected = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (ConnectException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    String master() {
        return "spark://127.0.0.1:" + port;
    }

    /** Adds a machine of so many cores, whose executors run on a JDK. */
    Process add(int cores, Path jdk) throws IOException {
        return start(
                jdk,
                "org.apache.spark.deploy.worker.Worker",
                List.of(
                        "--host",
                        "127.0.0.1",
                        "--webui-port",
                        "0",
                        "--cores",
                        Integer.toString(cores),
                        "--memory",
                        "4g",
                        "--work-dir",
                        folder.resolve("work").toString(),
                        master()));
    }

    /** Waits until Spark knows of so many executors, no less and no more. */
    void awaitExecutors(int count, JavaSparkContext context) {
        long end = System.nanoTime() + 300_000_000_000L;
        while (context.sc().statusTracker().getExecutorInfos().length != count + 1) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("there are not " + count + " executors");
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** The processes of executors, in the order in which they were started. */
    List<ProcessHandle> executors() {
        return processes.stream()
                .flatMap(process -> process.descendants())
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains("org.apache.spark.executor.CoarseGrainedExecutorBackend"))
                .sorted(Comparator.comparingLong(ProcessHandle::pid))
                .toList();
    }

    @Override
    public void close() {
        executors().forEach(ProcessHandle::destroyForcibly);
        processes.forEach(Process::destroyForcibly);
    }

    private Process start(Path jdk, String main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-cp", home.resolve("jars") + "/*", main));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.redirectOutput(folder.resolve(main.substring(main.lastIndexOf('.') + 1) + processes.size() + ".log")
                .toFile());
        Process process = builder.start();
        processes.add(process);
        return process;
    }
}

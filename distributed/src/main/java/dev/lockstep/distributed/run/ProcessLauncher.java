package dev.lockstep.distributed.run;

import dev.lockstep.distributed.chain.Server;
import dev.lockstep.distributed.process.ChildProcess;
import dev.lockstep.distributed.worker.WorkerMain;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Starts workers as processes of this machine, with the flags and the class path of this JVM. A process ends with this one, as its standard
 * input does.
 */
final class ProcessLauncher implements WorkerLauncher {
    private final List<String> java;
    private final Path folders;

    /** @param java the commands in turn; empty for that of this JVM */
    ProcessLauncher(List<String> java) {
        this.java = java.isEmpty() ? List.of(ChildProcess.java()) : java;
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        folders = Path.of(System.getProperty("java.io.tmpdir"))
                .toAbsolutePath()
                .resolve("lockstep-" + HexFormat.of().formatHex(random));
    }

    @Override
    public int threads(int workers) {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
    }

    @Override
    public List<WorkerHandle> launch(int workers, Invitation invitation) {
        List<WorkerHandle> handles = new ArrayList<>();
        try {
            for (int number = 0; number < workers; number++) {
                handles.add(started(number, invitation));
            }
            return handles;
        } catch (RuntimeException | Error failure) {
            handles.forEach(WorkerHandle::kill);
            throw failure;
        }
    }

    private WorkerHandle started(int number, Invitation invitation) {
        List<String> command = new ArrayList<>();
        command.add(java.get(number % java.size()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !opensPort(argument))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WorkerMain.class.getName()));
        try {
            ChildProcess process = ChildProcess.start(command);
            Path folder = folders.resolveSibling(folders.getFileName() + "-" + number);
            tell(
                    process,
                    invitation.port() + "\n" + number + "\n"
                            + invitation.secret().toText() + "\n" + folder + "\n");
            return new ChildHandle(process, folder);
        } catch (IOException failure) {
            throw new WorkersLostException(
                    "a worker could not be started by " + command.get(0) + ": " + failure.getMessage(), failure);
        }
    }

    private static void tell(ChildProcess process, String text) {
        try {
            process.tell(text);
        } catch (IOException ended) {
            // It has ended already, which is found out when it does not connect.
            process.kill();
        }
    }

    /** Of a debugger or an agent, of which a machine can have one only. */
    private static boolean opensPort(String argument) {
        return argument.startsWith("-agentlib:") || argument.startsWith("-Xrunjdwp");
    }

    private record ChildHandle(ChildProcess process, Path folder) implements WorkerHandle {
        @Override
        public boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public void kill() {
            process.kill();
            Server.remove(folder);
        }

        @Override
        public String lastLine() {
            return process.lastLine();
        }
    }
}

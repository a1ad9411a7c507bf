package dev.lockstep.distributed.run;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was said of workers. */
public final class Remarks implements WorkersListener {
    private static final Pattern PROCESS = Pattern.compile("process (\\d+)");

    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private final List<String> backends = new CopyOnWriteArrayList<>();

    @Override
    public void remark(String remark) {
        remarks.add(remark);
    }

    @Override
    public void backends(List<String> lines) {
        backends.addAll(lines);
    }

    /** What became of workers. */
    public List<String> all() {
        return remarks;
    }

    /** Who computes on what. */
    public List<String> backends() {
        return backends;
    }

    /** The process of a worker, as it said who it is; waits until it has. */
    public ProcessHandle process(int worker) {
        while (backends.size() <= worker) {
            RunWatch.pause(1);
        }
        Matcher process = PROCESS.matcher(backends.get(worker));
        if (!process.find()) {
            throw new IllegalStateException(backends.get(worker));
        }
        return ProcessHandle.of(Long.parseLong(process.group(1))).orElseThrow();
    }

    public void clear() {
        remarks.clear();
        backends.clear();
    }
}

package dev.lockstep.report.plot;

import java.util.List;

/** Charts below each other under a title. */
public record Picture(String title, String subtitle, List<Chart> charts) {
    public Picture {
        charts = List.copyOf(charts);
    }
}

package dev.lockstep.report.plot;

import java.util.List;

/** Series over common axes. */
public record Chart(String title, Axis x, Axis y, List<Series> series, List<Mark> marks) {
    public Chart {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }
}

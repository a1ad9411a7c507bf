package dev.lockstep.cli.command.replay;

import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.trainer.record.Replay;
import dev.lockstep.trainer.record.RunRecord;
import dev.lockstep.trainer.training.ResultDigest;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The outcomes of replays as JUnit's XML, which systems of continuous integration show: a test case for each run. */
final class JunitReport {
    private record Case(String name, String className, double seconds, Optional<String> failure, String output) {}

    private final List<Case> cases = new ArrayList<>();

    void add(Path file, RunRecord run, Replay.Outcome outcome) {
        cases.add(new Case(
                outcome.result().network() + " on " + outcome.result().backend(),
                file.toString(),
                outcome.result().nanoseconds() * 1e-9,
                outcome.difference()
                        .map(difference -> "different from the record made on " + run.backend() + ", first in "
                                + difference.text()),
                "recorded on " + run.backend() + " (" + run.where() + "), SHA-256 of the replay "
                        + ResultDigest.of(outcome.result())));
    }

    void write(Writer out) throws IOException {
        long failures =
                cases.stream().filter(each -> each.failure().isPresent()).count();
        double seconds = cases.stream().mapToDouble(Case::seconds).sum();
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.write("<testsuite name=\"lockstep replay\" tests=\"" + cases.size() + "\" failures=\"" + failures
                + "\" errors=\"0\" skipped=\"0\" time=\"" + time(seconds) + "\">\n");
        for (Case each : cases) {
            out.write("  <testcase name=\"" + escaped(each.name()) + "\" classname=\"" + escaped(each.className())
                    + "\" time=\"" + time(each.seconds()) + "\">\n");
            if (each.failure().isPresent()) {
                out.write("    <failure message=\"" + escaped(each.failure().get()) + "\"/>\n");
            }
            out.write("    <system-out>" + escaped(each.output()) + "</system-out>\n  </testcase>\n");
        }
        out.write("</testsuite>\n");
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private static String escaped(String text) {
        return ForeignText.shown(text, Integer.MAX_VALUE)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

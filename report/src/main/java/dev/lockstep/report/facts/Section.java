package dev.lockstep.report.facts;

import java.util.List;

/** Facts of one kind. */
public record Section(String title, List<Fact> facts) {
    public Section {
        facts = List.copyOf(facts);
    }
}

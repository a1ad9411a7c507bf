package dev.lockstep.report.card;

import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.report.facts.Fact;
import dev.lockstep.report.facts.FactSheet;
import dev.lockstep.report.facts.Section;
import dev.lockstep.report.run.Assessment;
import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.trainer.training.ResultDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model card in Markdown: what was trained on what and how, what came out, and how to check it; nothing that was not computed or read. */
public final class ModelCard {
    /** More classes than anybody reads a matrix of. */
    private static final int MANY = 30;
    /** More lines than anybody reads of a preparation, which the model has too. */
    private static final int MOST_LINES = 100;

    private final FinishedRun run;
    private final StringBuilder card = new StringBuilder();

    private ModelCard(FinishedRun run) {
        this.run = run;
    }

    /** The card of a run. */
    public static String of(FinishedRun run) {
        return new ModelCard(run).text();
    }

    private String text() {
        FactSheet sheet = new FactSheet(run);
        paragraph("# " + Markdown.inline(run.context().network().title()));
        paragraph(
                "This card holds what Lockstep read and computed, and no judgement. What the model is meant for, and for what it should"
                        + " not be used, is for its makers to add.");
        section(sheet.network());
        run.context().text().ifPresent(text -> {
            paragraph("The network file:");
            paragraph(Markdown.block("yaml", text));
        });
        section(sheet.data());
        sheet.preparation().filter(table -> table.rows().size() <= MOST_LINES).ifPresent(table -> {
            paragraph(
                    "How columns became inputs, fitted on the samples trained on: what is missing is filled, then numbers are shifted and"
                            + " divided, and each text is an input of its own.");
            table(table.head(), table.rows());
        });
        section(sheet.training());
        section(sheet.outcome());
        section(sheet.metrics());
        run.assessment().ifPresent(this::confusion);
        section(sheet.hashes());
        parameters();
        verify(sheet);
        section(sheet.environment());
        return card.toString();
    }

    private void confusion(Assessment assessment) {
        assessment.confusion().filter(confusion -> confusion.classes() <= MANY).ifPresent(confusion -> {
            paragraph("Rows are what samples are, columns what they were predicted as:");
            List<String> head = new ArrayList<>(List.of(""));
            head.addAll(assessment.labels());
            List<List<String>> rows = new ArrayList<>();
            for (int is = 0; is < confusion.classes(); is++) {
                List<String> row = new ArrayList<>(List.of(assessment.labels().get(is)));
                for (int count : confusion.counts()[is]) {
                    row.add(Integer.toString(count));
                }
                rows.add(row);
            }
            table(head, rows);
        });
    }

    private void parameters() {
        List<List<String>> rows = new ArrayList<>();
        for (ParameterValues each : run.result().parameters()) {
            rows.add(List.of(each.name(), each.rows() + " x " + each.columns(), ResultDigest.of(each)));
        }
        table(List.of("parameter", "shape", "SHA-256"), rows);
    }

    private void verify(FactSheet sheet) {
        paragraph("## How to verify");
        paragraph(
                "Train again, on any machine, backend, number of threads and JDK from 17 on; the last line has the SHA-256 of the result, and"
                        + " it must be the one above:");
        paragraph(Markdown.block("", sheet.command() + "\n"));
        Optional<String> model = run.modelSha256();
        if (model.isPresent()) {
            paragraph(
                    "The model, as `--save MODEL.safetensors` writes it, is checked by training it again and comparing every bit, and by its"
                            + " SHA-256, which `lockstep inspect MODEL.safetensors` shows:");
            paragraph(Markdown.block("", sheet.verifyingCommand() + "\n"));
        }
    }

    private void section(Section section) {
        if (section.facts().isEmpty()) {
            return;
        }
        paragraph("## " + section.title());
        List<List<String>> rows = new ArrayList<>();
        for (Fact fact : section.facts()) {
            rows.add(List.of(fact.name(), fact.value()));
        }
        table(List.of("fact", "value"), rows);
    }

    private void paragraph(String text) {
        card.append(card.isEmpty() ? "" : "\n").append(text).append(text.endsWith("\n") ? "" : "\n");
    }

    private void table(List<String> head, List<List<String>> rows) {
        StringBuilder table = new StringBuilder();
        row(head, table);
        table.append("|---".repeat(head.size())).append("|\n");
        rows.forEach(row -> row(row, table));
        paragraph(table.toString());
    }

    private static void row(List<String> cells, StringBuilder table) {
        cells.forEach(cell -> table.append("| ").append(Markdown.inline(cell)).append(' '));
        table.append("|\n");
    }
}

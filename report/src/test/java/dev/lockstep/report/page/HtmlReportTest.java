package dev.lockstep.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.report.Trained;
import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.trainer.training.ResultDigest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final String HOSTILE = Trained.CLASSES
            + "description: '</pre><script>document.title = \"taken\"</script><img src=http://127.0.0.1/x>'\n";

    @TempDir
    private Path folder;

    private final FinishedRun run = Trained.run(HOSTILE);
    private final String page = HtmlReport.of(run);

    @Test
    void showsTheRun() {
        assertThat(page)
                .contains("<h1>Which side of a line &lt;b&gt;points&lt;/b&gt; &amp; &quot;others&quot; are on</h1>")
                .contains(ResultDigest.of(run.result()))
                .contains("<figcaption>Loss</figcaption>")
                .contains("<figcaption>Metrics of the validation data by epoch</figcaption>")
                .contains("<figcaption>Learning rate</figcaption>")
                .contains("Confusion matrix")
                .contains("network file</th><td class=\"literal\">");
        assertThat(HtmlReport.of(Trained.run(Trained.CURVE))).contains("<figcaption>Fitted curve</figcaption>");
    }

    @Test
    void noTextOfAFileIsMarkup() {
        assertThat(page).doesNotContain("<img").doesNotContain("<script>document");
        assertThat(Pattern.compile("<script").matcher(page).results().count())
                .as("a script, and the numbers of three charts")
                .isEqualTo(4);
    }

    @Test
    void nothingInItLeavesThePage() {
        String markup =
                page.replaceAll("(?s)<pre.*?</pre>|<td.*?</td>|<script type=\"application/json\">.*?</script>", "");

        assertThat(markup.replace("http://www.w3.org/2000/svg", "")).doesNotContain("://");
        assertThat(markup)
                .doesNotContainPattern("(?i)<(link|img|iframe|object|embed|base|form|a|audio|video|source)\\b");
        assertThat(markup)
                .doesNotContainPattern(
                        "(?i)(\\b(src|href|action|srcset|poster)\\s*=|url\\(|@import|\\bfetch\\(|XMLHttp|import\\()");
    }

    @Test
    void thePolicyNamesItsOwnStyleAndScriptAndNothingElse() throws Exception {
        assertThat(page)
                .contains("content=\"default-src 'none'; style-src " + hash("style") + "; script-src " + hash("script")
                        + "\">");
    }

    private String hash(String element) throws Exception {
        Matcher matcher =
                Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">").matcher(page);
        assertThat(matcher.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(matcher.group(1).getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    /** A browser obeys the policy and says on standard error what it refuses; the script makes charts reachable by the keyboard. */
    @Test
    void aBrowserShowsItRunsItsScriptAndRefusesNothing() throws Exception {
        Optional<Path> browser = browser();
        assumeThat(browser).as("a Chromium on the path").isPresent();
        Path file = Files.writeString(folder.resolve("report.html"), page);
        Path dom = folder.resolve("dom");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(List.of(
                        browser.get().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--enable-logging=stderr",
                        "--dump-dom",
                        file.toUri().toString()))
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        String shown = Files.readString(dom);
        assertThat(shown).contains("<title>Which side of a line").doesNotContain("taken</title>");
        assertThat(Pattern.compile("<svg[^>]* tabindex=\"0\"")
                        .matcher(shown)
                        .results()
                        .count())
                .as("charts that the script follows, wide and narrow")
                .isEqualTo(6);
        assertThat(Files.readString(log)).doesNotContain("CONSOLE").doesNotContain("Refused");
    }

    private static Optional<Path> browser() throws IOException {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(each -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(each, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

package mpj.app.export;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import mpj.app.html.Frame;
import mpj.app.html.Markup;
import mpj.app.run.DemoRun;
import mpj.lessons.demo.Lesson;
import mpj.lessons.demo.Teaching;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.lessons.story.timeline.SpanKind;
import mpj.multiprocessing.trace.Actor;

/** Makes the page of a lesson's runs. */
public final class RunPage {
  private final Markup page = new Markup();

  private RunPage() {}

  /** Returns the page in UTF-8. */
  public static byte[] of(Lesson lesson, List<RunDocument> runs) {
    var page = new RunPage();
    runs.forEach(page::run);
    page.footer();
    String names = runs.stream().map(RunDocument::demo).collect(Collectors.joining(", "));
    String controls = Frame.part(RunPage.class, "run.html");
    String script = Frame.part(RunPage.class, "page.js");
    String title = "mpj lesson " + lesson.number() + ": " + names;
    return new Frame(title, lesson.title(), controls, "", script).around(page.page);
  }

  private void footer() {
    ToolFacts facts = ToolFacts.current();
    page.element(
        "footer",
        "class=\"settings\"",
        facts.tool() + " · JDK " + facts.jdk() + " · processors: " + facts.cores());
  }

  private void run(RunDocument run) {
    page.raw("<section>").element("h2", "", run.demo());
    page.element("p", "class=\"shows\"", run.shows());
    page.element("p", "class=\"settings\"", settings(run));
    page.raw("<p class=\"settings\">again: ")
        .element("code", "", run.origin().command())
        .raw("</p>");
    run.teaching().ifPresent(text -> page.element("p", "class=\"question\"", text.question()));
    predictions(run.predictions());
    new LaneDrawing(run.timeline()).draw(page);
    page.raw("<p class=\"legend\">");
    for (SpanKind kind : LaneDrawing.kinds(run.timeline())) {
      page.raw("<span><i class=\"" + kind.word() + "\"></i>").text(kind.word()).raw("</span>");
    }
    page.raw("<span class=\"hint\">+ and − zoom, or the wheel with Ctrl; point at a span or an")
        .raw(" arrow for what it is</span></p>");
    debrief(run);
    lines(run);
    page.raw("</section>");
  }

  private static String settings(RunDocument run) {
    var numbers = new StringBuilder();
    run.origin()
        .settings()
        .forEach((name, number) -> numbers.append(name).append('=').append(number).append(' '));
    return numbers
        + "seed="
        + run.origin().seed()
        + " start-method="
        + run.origin().startMethod()
        + String.format(Locale.ROOT, " · %.2f s", run.elapsedNanos() / 1e9);
  }

  /** What came of it is for those who have answered first. */
  private void predictions(List<DemoRun.Answered> all) {
    for (DemoRun.Answered one : all) {
      String choices = one.choices().isEmpty() ? "" : " " + String.join(", ", one.choices());
      page.raw("<details>")
          .element("summary", "", one.question() + choices)
          .element(
              "p",
              "",
              one.answer().map(it -> "It was " + it + ".").orElse("The run did not come so far."))
          .raw("</details>");
    }
  }

  private void debrief(RunDocument run) {
    if (!run.seen().isEmpty()) {
      page.element("h3", "", "What was seen").element("p", "", run.seen());
      run.teaching().ifPresent(this::explained);
    }
    run.verdict().ifPresent(this::verdict);
    if (run.ok()) {
      page.element("p", "class=\"good\"", "check: ok");
    }
    run.problems().forEach(problem -> page.element("p", "class=\"bad\"", "failed: " + problem));
  }

  private void explained(Teaching text) {
    section("Why", text.why());
    section("The rule to take away", text.rule());
    text.misconception().ifPresent(error -> section("Often believed, and not true", error));
    section("In Python", text.python());
    if (!text.next().isEmpty()) {
      page.element("h3", "", "What to try next").raw("<ul>");
      for (Teaching.Suggestion next : text.next()) {
        page.raw("<li>").element("code", "", next.options()).text(" " + next.what()).raw("</li>");
      }
      page.raw("</ul>");
    }
  }

  /** What stands between backticks is program text. */
  private void section(String title, String text) {
    page.element("h3", "", title).raw("<p>");
    boolean code = false;
    for (String part : text.split("`", -1)) {
      page.element(code ? "code" : "span", "", part);
      code = !code;
    }
    page.raw("</p>");
  }

  private void verdict(Verdict verdict) {
    page.element("h3", "", "Verdict: " + verdict.kind().word());
    page.element("p", "class=\"bad\"", verdict.sentence()).raw("<ul>");
    verdict.parts().forEach(part -> page.element("li", "", part.inWords()));
    page.raw("</ul>").element("p", "", "What helps: " + verdict.advice());
  }

  private void lines(RunDocument run) {
    Map<Actor, Integer> rows = new HashMap<>();
    run.timeline().lanes().forEach(lane -> rows.put(lane.actor(), rows.size()));
    page.element("h3", "", "What was written").raw("<table>");
    page.raw("<tr><th>s</th><th>process</th><th>line</th><th>why then</th></tr>");
    for (NotedLine noted : run.lines()) {
      Actor who = noted.line().process();
      double at = (noted.line().nanos() - run.startNanos()) / 1e9;
      page.raw("<tr>")
          .element("td", "class=\"time\"", String.format(Locale.ROOT, "%.3f", at))
          .element("td", "class=\"c" + rows.getOrDefault(who, 0) % 8 + "\"", who.name())
          .element("td", "class=\"line\"", noted.line().text())
          .element("td", "class=\"note\"", noted.note() == null ? "" : noted.note())
          .raw("</tr>");
    }
    page.raw("</table>");
  }
}

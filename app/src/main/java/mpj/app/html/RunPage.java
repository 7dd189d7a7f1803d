package mpj.app.html;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import mpj.app.run.DemoRun;
import mpj.lessons.Lesson;
import mpj.lessons.Teaching;
import mpj.lessons.story.NotedLine;
import mpj.lessons.story.diagnosis.Verdict;
import mpj.lessons.story.timeline.SpanKind;
import mpj.multiprocessing.trace.Actor;

/** Makes the page of a lesson's runs. */
public final class RunPage {
  private final Markup page = new Markup();

  private RunPage() {}

  /** Returns the page in UTF-8. */
  public static byte[] of(Lesson lesson, List<DemoRun> runs) {
    var page = new RunPage();
    runs.forEach(page::run);
    String names = runs.stream().map(run -> run.demo().name()).collect(Collectors.joining(", "));
    String controls = Frame.part(RunPage.class, "run.html");
    String script = Frame.part(RunPage.class, "page.js");
    String title = "mpj lesson " + lesson.number() + ": " + names;
    return new Frame(title, lesson.title(), controls, "", script).around(page.page);
  }

  private void run(DemoRun run) {
    page.raw("<section>").element("h2", "", run.demo().name());
    page.element("p", "class=\"shows\"", run.demo().shows());
    page.element("p", "class=\"settings\"", settings(run));
    run.demo()
        .teaching()
        .ifPresent(text -> page.element("p", "class=\"question\"", text.question()));
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

  private static String settings(DemoRun run) {
    String numbers =
        run.demo().settings().stream()
            .map(setting -> setting.name() + "=" + run.settings().number(setting.name()) + " ")
            .collect(Collectors.joining());
    return numbers
        + "seed="
        + run.settings().seed()
        + String.format(Locale.ROOT, " · %.2f s", run.elapsedNanos() / 1e9);
  }

  private void debrief(DemoRun run) {
    if (!run.seen().isEmpty()) {
      page.element("h3", "", "What was seen").element("p", "", run.seen());
      run.demo().teaching().ifPresent(this::explained);
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
    section("In Python", text.python());
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

  private void lines(DemoRun run) {
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

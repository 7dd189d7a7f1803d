package mpj.app.export;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import mpj.app.html.Markup;
import mpj.lessons.story.timeline.Lane;
import mpj.lessons.story.timeline.Passing;
import mpj.lessons.story.timeline.Span;
import mpj.lessons.story.timeline.SpanKind;
import mpj.lessons.story.timeline.Timeline;
import mpj.multiprocessing.trace.Actor;

/**
 * Draws a timeline as SVG. Times are percentages of its width, so that it is zoomed by making it
 * wider; the names stand beside it and stay.
 */
final class LaneDrawing {
  private static final int LANE = 30;
  private static final int AXIS = 24;
  private static final double LEAST_LABEL = 7;

  private final Timeline timeline;
  private final Map<Actor, Integer> rows = new HashMap<>();

  LaneDrawing(Timeline timeline) {
    this.timeline = timeline;
    timeline.lanes().forEach(lane -> rows.put(lane.actor(), rows.size()));
  }

  void draw(Markup page) {
    page.raw("<div class=\"chart\"><div class=\"names\">");
    for (Lane lane : timeline.lanes()) {
      String colour = "c" + rows.get(lane.actor()) % 8;
      page.raw("<div class=\"name " + colour + "\">")
          .text(lane.process().name())
          .element("small", "", " " + lane.process().pid() + end(lane))
          .raw("</div>");
    }
    int height = timeline.lanes().size() * LANE + AXIS;
    page.raw("</div><div class=\"scroll\" tabindex=\"0\"><svg class=\"lanes\" role=\"img\"")
        .raw(" aria-label=\"timeline\" height=\"" + height + "\" data-ms=\"")
        .raw(fixed(timeline.length() / 1e6) + "\">");
    timeline.lanes().forEach(lane -> lane(page, lane));
    timeline.passings().forEach(passing -> arrow(page, passing));
    page.raw("<g class=\"axis\" data-y=\"" + (height - AXIS) + "\"></g></svg></div></div>");
  }

  private static String end(Lane lane) {
    OptionalInt code = lane.process().exitCode();
    return code.isEmpty() ? "" : " · exit code " + code.getAsInt();
  }

  private void lane(Markup page, Lane lane) {
    int top = rows.get(lane.actor()) * LANE;
    for (int at = 0; at < lane.spans().size(); at++) {
      Span span = lane.spans().get(at);
      double from = share(span.from());
      double width = Math.max(0.05, share(span.to()) - from);
      boolean life = isLife(span.kind());
      int inset = life ? 12 : span.kind() == SpanKind.WORKING ? 5 : 8;
      page.raw("<rect class=\"" + span.kind().word() + " f" + rows.get(lane.actor()) % 8)
          .raw("\" x=\"" + fixed(from) + "%\" width=\"" + fixed(width) + "%\" y=\"" + (top + inset))
          .raw("\" height=\"" + (LANE - 2 * inset) + "\"><title>")
          .text(words(span))
          .raw("</title></rect>");
      if (!life && width >= LEAST_LABEL && !isCovered(lane, at)) {
        page.raw("<text class=\"in\" x=\"" + fixed(from + 0.3) + "%\" y=\"" + (top + 19) + "\">")
            .text(span.object())
            .raw("</text>");
      }
    }
  }

  /** Two labels at one place cannot be read: the inner one, which began later, has it. */
  private boolean isCovered(Lane lane, int at) {
    double from = share(lane.spans().get(at).from());
    return lane.spans().stream()
        .skip(at + 1)
        .filter(later -> !isLife(later.kind()) && share(later.from()) - from < LEAST_LABEL)
        .anyMatch(later -> share(later.to()) - share(later.from()) >= LEAST_LABEL);
  }

  private static boolean isLife(SpanKind kind) {
    return kind == SpanKind.BOOTING || kind == SpanKind.RUNNING;
  }

  private String words(Span span) {
    double from = (span.from() - timeline.start()) / 1e6;
    double took = (span.to() - span.from()) / 1e6;
    return span.kind().word()
        + (span.object().isEmpty() ? "" : " " + span.object())
        + ": from "
        + fixed(from)
        + " ms, for "
        + fixed(took)
        + " ms";
  }

  private void arrow(Markup page, Passing passing) {
    Integer from = rows.get(passing.from());
    Integer to = rows.get(passing.to());
    if (from == null || to == null || from.equals(to)) {
      return;
    }
    String words =
        passing.kind().word()
            + " "
            + passing.object()
            + ": "
            + passing.from().name()
            + " → "
            + passing.to().name();
    page.raw("<line class=\"arrow\" marker-end=\"url(#tip)\" x1=\"" + fixed(share(passing.sent())))
        .raw("%\" y1=\"" + middle(from) + "\" x2=\"" + fixed(share(passing.received())))
        .raw("%\" y2=\"" + middle(to) + "\"><title>")
        .text(words)
        .raw("</title></line>");
  }

  private static int middle(int row) {
    return row * LANE + LANE / 2;
  }

  private double share(long nanos) {
    return Math.clamp(100.0 * (nanos - timeline.start()) / timeline.length(), 0, 100);
  }

  private static String fixed(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Returns the kinds that occur. */
  static List<SpanKind> kinds(Timeline timeline) {
    return timeline.lanes().stream()
        .flatMap(lane -> lane.spans().stream())
        .map(Span::kind)
        .distinct()
        .sorted()
        .toList();
  }
}

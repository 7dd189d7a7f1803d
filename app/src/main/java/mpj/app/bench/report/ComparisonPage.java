package mpj.app.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import mpj.app.bench.compare.Comparison;
import mpj.app.bench.compare.Row;
import mpj.app.bench.figure.Numbers;
import mpj.app.bench.peer.Peer;
import mpj.app.html.Frame;
import mpj.app.html.Markup;

/** A comparison as one page for the browser, which needs nothing else. */
public final class ComparisonPage {
  private final Markup page = new Markup();

  private ComparisonPage() {}

  /** Returns the page in UTF-8. */
  public static byte[] of(
      int cores, int runs, List<Comparison> comparisons, Optional<Peer.Version> peer) {
    var page = new ComparisonPage();
    page.opening(cores, runs, peer);
    comparisons.forEach(comparison -> page.show(comparison, cores, peer));
    String names =
        comparisons.stream().map(each -> each.work().name()).collect(Collectors.joining(", "));
    String style = Frame.part(ComparisonPage.class, "bench.css");
    return new Frame("mpj bench: " + names, "Serial, threads, processes", "", style, "")
        .around(page.page);
  }

  private void opening(int cores, int runs, Optional<Peer.Version> peer) {
    String words =
        "Runs in turn: "
            + runs
            + " of each · cores: "
            + cores
            + " · Java "
            + Runtime.version().feature()
            + peer.map(version -> " · " + version.implementation() + " " + version.number())
                .orElse("");
    page.element("p", "class=\"settings\"", words);
    page.element(
        "p",
        "",
        "Speed-up: serial time divided by this. Efficiency: speed-up divided by workers. A point's"
            + " line is one standard deviation either way.");
  }

  private void show(Comparison comparison, int cores, Optional<Peer.Version> peer) {
    page.raw("<section>").element("h2", "", comparison.work().name());
    page.element("p", "class=\"shows\"", comparison.work().what());
    new SpeedupDrawing(comparison, cores).draw(page);
    page.element("h3", "", "What follows").raw("<ul>");
    Remarks.on(comparison, cores).forEach(remark -> page.element("li", "", remark));
    page.raw("</ul>").element("h3", "", "What was measured");
    page.raw("<p class=\"legend\"><span><i class=\"k2\"></i>until workers begin</span>")
        .raw("<span><i class=\"k5\"></i>at their parts</span>")
        .raw("<span><i class=\"k0\"></i>handing over, waiting for the others</span></p>");
    table(comparison.rows(), comparison);
    if (peer.isPresent() && !comparison.peer().isEmpty()) {
      page.element("h3", "", "The same by " + peer.get().implementation());
      page.element("p", "", PeerTable.opening(comparison, peer.get()));
      table(comparison.peer(), comparison);
      Doubt.remark(comparison.peer(), comparison.work().kind(), cores)
          .ifPresent(remark -> page.element("p", "", remark));
    }
    page.raw("</section>");
  }

  private void table(List<Row> rows, Comparison comparison) {
    boolean theirs = !rows.equals(comparison.rows());
    page.raw("<div class=\"wide\"><table class=\"figures\"><tr><th>mode</th>");
    for (String heading : List.of("workers", "mean ms", "± ms", "median", "least", "most")) {
      page.element("th", "class=\"n\"", heading);
    }
    page.raw("<th class=\"n\">speed-up</th><th class=\"n\">efficiency</th>")
        .raw(theirs ? "<th class=\"n\">ratio</th>" : "")
        .raw("<th>where the time went</th><th>outliers</th></tr>");
    for (Row row : rows) {
      row(row, theirs ? comparison.row(row.mode(), row.workers()) : Optional.empty());
    }
    page.raw("</table></div>");
  }

  private void row(Row row, Optional<Row> ours) {
    page.raw("<tr>").element("td", "", row.mode().label());
    number(Integer.toString(row.workers()));
    number(Numbers.plain(row.mean()));
    OptionalDouble deviation = row.millis().deviation();
    number(deviation.isPresent() ? Numbers.plain(deviation.getAsDouble()) : "–");
    number(Numbers.plain(row.millis().median()));
    number(Numbers.plain(row.millis().min()));
    number(Numbers.plain(row.millis().max()));
    number(Numbers.plain(row.speedup()));
    number(Numbers.plain(row.efficiency()));
    ours.ifPresent(own -> number(Numbers.plain(own.mean() / row.mean())));
    page.raw("<td><div class=\"share\">");
    share("start", row.startMillis(), row);
    share("busy", row.busyMillis(), row);
    share("rest", row.waitMillis(), row);
    page.raw("</div></td>").element("td", "class=\"note\"", outliers(row)).raw("</tr>");
  }

  private void number(String figure) {
    page.element("td", "class=\"n\"", figure);
  }

  private void share(String what, double millis, Row row) {
    String percent = String.format(Locale.ROOT, "%.1f", 100 * millis / row.mean());
    page.raw("<b class=\"" + what + "\" style=\"width:" + percent + "%\" title=\"")
        .text(Numbers.plain(millis) + " ms, " + percent + " %")
        .raw("\"></b>");
  }

  private static String outliers(Row row) {
    return row.millis().outliers().stream()
        .map(run -> "run " + run + ": " + Numbers.plain(row.millis().values().get(run - 1)))
        .collect(Collectors.joining(", "));
  }
}

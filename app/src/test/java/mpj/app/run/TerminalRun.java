package mpj.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import mpj.app.terminal.Cells;
import mpj.app.terminal.PseudoTerminal;

/** A demo that is run on a terminal of some kind, or through a pipe, and what is demanded of it. */
enum TerminalRun {
  COLOURS_80(80, Map.of("TERM", "xterm-256color")),
  COLOURS_120(120, Map.of("TERM", "xterm-256color")),
  NO_COLOR(80, Map.of("TERM", "xterm", "NO_COLOR", "1")),
  DUMB(80, Map.of("TERM", "dumb")),
  PIPE(80, Map.of());

  private static final String COLOUR = "\u001b\\[[0-9;]*m";

  private final int columns;
  private final Map<String, String> environment;

  TerminalRun(int columns, Map<String, String> environment) {
    this.columns = columns;
    this.environment = environment;
  }

  /** Runs a demo and checks that it is told as this kind of screen demands. */
  void check(int lesson, String demo) throws Exception {
    String[] arguments = {"lesson", String.valueOf(lesson), "--run", demo, "--instant"};
    String told;
    if (this == PIPE) {
      try (var tool = ToolProcess.start(arguments)) {
        told = tool.output();
        assertThat(tool.exitCode()).as(tool.errors()).isZero();
      }
    } else {
      try (var terminal = new PseudoTerminal(columns, environment, arguments)) {
        told = terminal.all();
        assertThat(terminal.exitCode()).as(told).isZero();
      }
    }
    String plain = told.replaceAll(COLOUR, "");
    assertThat(plain).doesNotContain("\u001b");
    boolean colours = this == COLOURS_80 || this == COLOURS_120;
    assertThat(!plain.equals(told)).as("colours in %s", this).isEqualTo(colours);
    for (String line : shown(plain)) {
      assertThat(Cells.of(line, 0, line.length())).as(line).isLessThanOrEqualTo(columns);
    }
    for (String part : List.of("question", "seen", "rule", "check      ok", "next")) {
      assertThat(plain).containsPattern("(?m)^" + part + " ?");
    }
  }

  /** What is written over by what follows a carriage return, was as wide. */
  private static List<String> shown(String plain) {
    return List.of(plain.split("[\r\n]+"));
  }
}

package mpj.app.cli;

import mpj.app.terminal.CapturedScreen;

/** What came of one command line. */
record Outcome(int exitCode, CapturedScreen screen) {
  static Outcome of(String... arguments) {
    return on(CapturedScreen.page(80), arguments);
  }

  static Outcome on(CapturedScreen screen, String... arguments) {
    return new Outcome(new Tool(screen.screen(), FakeCourse::lessons).run(arguments), screen);
  }

  String output() {
    return screen.output();
  }

  String errors() {
    return screen.errors();
  }
}

package mpj.app.repl.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mpj.app.terminal.PseudoTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The REPL's rows of CONFORMANCE that need a terminal: one session goes through all of them. */
final class EditorTest {
  private static final String ENTER = "\r";
  private static final String CTRL_C = "\u0003";
  private static final String CTRL_D = "\u0004";
  private static final String TAB = "\t";
  private static final String PROMPT = "mpj> ";
  private static final String UP = "\u001bOA";

  @TempDir private Path state;

  @Test
  void shouldEditInterruptCompleteAndPrintAboveTheLineOnATerminal() throws Exception {
    assumeTrue(PseudoTerminal.isPossible(), "no pseudo-terminal can be had without script(1)");
    Path temporary = Files.createDirectory(state.resolve("temporary"));
    Map<String, String> environment =
        Map.of(
            "XDG_STATE_HOME",
            state.toString(),
            "JDK_JAVA_OPTIONS",
            "-Djava.io.tmpdir=" + temporary);
    try (var terminal = PseudoTerminal.plain(environment)) {
      terminal.await(PROMPT);
      assertThat(temporary).as("a killed session would leave it").isEmptyDirectory();
      terminal.type("int square(int x) {" + ENTER);
      terminal.await("...> ");
      terminal.type("return x * x; }" + ENTER);
      terminal.await("square(int) is defined", PROMPT);

      terminal.type("nonsense nonsense" + CTRL_C);
      terminal.await(PROMPT);
      terminal.type("square(12)" + ENTER);
      terminal.await("==> 144", PROMPT);

      terminal.type("var done = new Event();" + ENTER);
      terminal.await("done ==> ", PROMPT);
      terminal.type(
          "new ChildProcess(() -> { while (!done.await(Duration.ofMillis(20)))"
              + " IO.println(\"square=\" + square(5)); }).start()"
              + ENTER);
      terminal.await("square=25");
      terminal.type("int half = 7");
      terminal.await("int half = 7");
      terminal.type("1; done.set();");
      terminal.await("square=25");
      terminal.type(ENTER);
      terminal.await("half ==> 71", PROMPT);

      terminal.type(
          "var c = new ChildProcess(() -> { IO.println(\"loops \" + square(3)); while (true); });"
              + " c.start(); c.join()"
              + ENTER);
      terminal.await("loops 9");
      terminal.type(CTRL_C);
      terminal.await("interrupted, and with it Process-2", PROMPT);
      terminal.type("squ" + TAB);
      terminal.await("square(");
      terminal.type("9)" + ENTER);
      terminal.await("==> 81", PROMPT);
      terminal.type(UP);
      terminal.await("square(9)");
      terminal.type(CTRL_C);
      terminal.await(PROMPT);
      terminal.type("lesson 9" + ENTER);
      terminal.await("unknown lesson 9", PROMPT);

      terminal.type(CTRL_D);
      assertThat(terminal.exitCode()).isZero();
    }
    assertThat(Files.readString(state.resolve("mpj/history"))).contains("square(9)", "lesson 9");
  }
}

package mpj.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mpj.app.terminal.CapturedScreen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LessonCommandTest {
  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void shouldListTheLessonsWithinThePage(int columns) {
    Outcome outcome = Outcome.on(CapturedScreen.page(columns), "lessons");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.screen().widest()).isLessThanOrEqualTo(columns);
    assertThat(outcome.output())
        .contains("Teaches the last.", "demos: lock, failing")
        .doesNotContain("\u001b");
  }

  @Test
  void shouldShowTheSourceAsItIs() {
    Outcome outcome = Outcome.of("lesson", "4", "--source", "4/lock");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.output()).startsWith("package mpj.lessons.lesson4;").endsWith("}\n");
  }

  @Test
  void shouldTellARun() {
    Outcome outcome =
        Outcome.of("lesson", "4", "--run", "lock", "--seed", "7", "--set", "processes=3");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.output())
        .contains("lock · lesson 4 · shows lock at work")
        .contains("processes=3 holdMillis=5 seed=7")
        .contains("processes is 3")
        .contains("← the first of its lines")
        .contains("seen       3 lines were written.")
        .contains("check      ok");
    assertThat(outcome.errors()).isEmpty();
  }

  @Test
  void shouldKeepARunInFiles(@TempDir Path folder) throws IOException {
    Path trace = Files.writeString(folder.resolve("t.json"), "an older one");
    Path page = folder.resolve("t.html");
    Outcome outcome =
        Outcome.of("lesson", "4", "--run", "lock", "--trace=" + trace, "--html=" + page);
    assertThat(outcome.exitCode()).isZero();
    assertThat(JsonMapper.shared().readTree(Files.readString(trace)).get("traceEvents"))
        .isNotEmpty();
    assertThat(page).content().startsWith("<!doctype html>").contains("processes is 10");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("t.json", "t.html");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 120})
  void shouldCountHowADemoComesOut(int columns) {
    Outcome outcome =
        Outcome.on(CapturedScreen.terminal(columns), "lesson", "4", "--run", "lock", "--times=5");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.screen().widest()).isLessThanOrEqualTo(columns);
    Outcome page = Outcome.of("lesson", "4", "--run", "--times", "5", "--seed", "7");
    assertThat(page.output())
        .contains("lock · lesson 4 · how 5 rounds come out\nA round: a coin is thrown.\n")
        .contains("processes=10 holdMillis=5 seed=7")
        .contains("fair, rounds=5\n  heads        3   60.0 %  acceptable   one side; from 0 to 4")
        .contains("tails        2   40.0 %  interesting  the other; from 1 to 3")
        .contains("tails        0    0.0 %  forbidden    never")
        .contains("check      ok")
        .doesNotContain("\u001b", "\r");
  }

  @Test
  void shouldFailWhereAnOutcomeCameThatWasNotDeclared() {
    Outcome outcome = Outcome.of("lesson", "4", "--run", "lock", "--times=3", "--set=processes=13");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("edge         3  100.0 %  forbidden");
    assertThat(outcome.errors())
        .contains("what must never happen came 3 times: way=marked outcome=edge");
  }

  @Test
  void shouldCountInADocument() {
    Outcome outcome = Outcome.of("lesson", "4", "--run", "lock", "--times=3", "--json", "--seed=7");
    assertThat(outcome.exitCode()).isZero();
    JsonNode odds = JsonMapper.shared().readTree(outcome.output()).get("odds").get(0);
    assertThat(odds.get("times").asInt()).isEqualTo(3);
    assertThat(odds.get("round").asString()).isEqualTo("a coin is thrown");
    assertThat(odds.get("command").asString())
        .isEqualTo(
            "mpj lesson 4 --run lock --set processes=10 --set holdMillis=5 --seed 7"
                + " --start-method spawn --times 3");
    JsonNode way = odds.get("ways").get(0);
    assertThat(way.get("rounds").asInt()).isEqualTo(3);
    assertThat(way.get("outcomes").get(1).toString())
        .isEqualTo(
            "{\"name\":\"tails\",\"grade\":\"interesting\","
                + "\"meaning\":\"the other\",\"count\":1,\"least\":1,\"most\":1}");
  }

  @Test
  void shouldRunAllDemosAndFailIfOneFails() {
    Outcome outcome = Outcome.of("lesson", "4", "--run");
    assertThat(outcome.output()).contains("lock began", "failing began");
    assertThat(outcome.errors()).isEqualTo("mpj: demo failing failed: nothing was shown\n");
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  @Test
  void shouldWriteOneDocumentAndNothingElse() {
    Outcome outcome = Outcome.of("lesson", "4", "--run", "lock", "failing", "--json", "--seed=7");
    JsonNode document = JsonMapper.shared().readTree(outcome.output());
    assertThat(outcome.output().lines()).hasSize(1);
    assertThat(document.get("lesson").asInt()).isEqualTo(4);
    assertThat(document.get("demos").size()).isEqualTo(2);
    JsonNode lock = document.get("demos").get(0);
    assertThat(lock.get("name").asString()).isEqualTo("lock");
    assertThat(lock.get("seed").asLong()).isEqualTo(7);
    assertThat(lock.get("ok").asBoolean()).isTrue();
    assertThat(lock.get("lines").get(0).get("note").asString()).isEqualTo("the first of its lines");
    assertThat(document.get("demos").get(1).get("ok").asBoolean()).isFalse();
    assertThat(outcome.exitCode()).isEqualTo(1);
  }

  /** What a document says of a run is enough to run it so again. */
  @Test
  void shouldSayHowToRunItSoAgain() {
    Outcome first =
        Outcome.of(
            "lesson",
            "4",
            "--run",
            "lock",
            "--set",
            "processes=7",
            "--seed=-3",
            "--start-method=forkserver",
            "--json");
    JsonNode run = demo(first);
    String command = run.get("command").asString();
    assertThat(command).startsWith("mpj lesson 4 --run lock ");

    JsonNode again = demo(Outcome.of((command.substring(4) + " --json").split(" ")));
    for (String name : List.of("settings", "seed", "startMethod", "command")) {
      assertThat(again.get(name)).as(name).isEqualTo(run.get(name));
    }
    assertThat(run.get("settings").get("processes").asInt()).isEqualTo(7);
    assertThat(run.get("startMethod").asString()).isEqualTo("forkserver");
  }

  private static JsonNode demo(Outcome outcome) {
    return JsonMapper.shared().readTree(outcome.output()).get("demos").get(0);
  }

  @Test
  void shouldTakeANegativeSeed() {
    Outcome outcome = Outcome.of("lesson", "4", "--run", "lock", "--seed", "-5");
    assertThat(outcome.output()).contains("seed=-5");
  }

  @Test
  void shouldChooseAnotherSeedForEachRunWhereNoneIsGiven() {
    assertThat(Seed.orOwn(null)).isPositive();
    assertThat(Seed.orOwn(-3L)).isEqualTo(-3);
  }

  @Test
  void shouldTakeGlobalOptionsAfterTheCommand() {
    assertThat(Outcome.of("lessons", "--no-color").exitCode()).isZero();
    assertThat(Outcome.of("--no-color", "lesson", "4", "--source", "lock").exitCode()).isZero();
  }

  @Test
  void shouldReportAnErrorOfItsOwnWithoutATrace() throws IOException {
    var captured = CapturedScreen.page(80);
    var tool =
        new Tool(
            captured.screen(),
            () -> {
              throw new IllegalStateException("no course");
            });
    int exitCode = tool.run("lessons");
    String message = captured.errors();
    assertThat(exitCode).isEqualTo(4);
    assertThat(message.lines()).hasSize(1);
    assertThat(message).startsWith("mpj: unexpected error: IllegalStateException");
    Files.delete(Path.of(message.substring(message.lastIndexOf(" in ") + 4).strip()));
  }
}

package mpj.lessons.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mpj.multiprocessing.ProcessTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rounds that are really played: all of them come out, and none as it never must. */
final class TrialsTest {
  private static final int TIMES = 30;
  private static final Map<String, Integer> SMALL = Map.of("pairs", 1);

  static Stream<DemoEntry> counted() {
    return Course.lessons().stream()
        .flatMap(lesson -> lesson.demos().stream())
        .filter(demo -> demo.trials().isPresent());
  }

  @AfterEach
  void endProcesses() {
    ProcessTree.shutdown();
  }

  @ParameterizedTest
  @MethodSource("counted")
  void shouldPlayEachWaySoOftenAndNeverBreakItsPromise(DemoEntry demo) throws Exception {
    Trials trials = demo.trials().orElseThrow().get();
    Map<String, Integer> chosen = demo.name().equals("race") ? SMALL : Map.of();
    Map<String, List<String>> came = new HashMap<>();

    trials.play(
        new Settings(demo.settings(), chosen, 1),
        TIMES,
        (way, outcome, figure) -> came.computeIfAbsent(way, _ -> new ArrayList<>()).add(outcome));

    for (Trials.Way way : trials.ways()) {
      List<String> allowed =
          way.outcomes().stream()
              .filter(outcome -> outcome.grade() != Trials.Grade.FORBIDDEN)
              .map(Trials.Outcome::name)
              .toList();
      assertThat(came.get(way.name())).hasSize(TIMES);
      assertThat(allowed).containsAll(came.get(way.name()));
    }
  }
}

package mpj.lessons.lesson7;

import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.manager.ManagedList;
import mpj.multiprocessing.manager.Manager;

/** The managed list of {@link ListDemo} again and again: in which order are the items in it? */
final class ListTrials implements Trials {
  private static final String MANAGED = "a managed list";
  private static final String IN_ORDER = "all, in the order of the start";
  private static final String OTHER = "all, in another order";
  private static final String LOST = "not each item once";
  private static final int MOST = 10;

  private static int processes(Settings settings) {
    return Math.min(MOST, settings.number("processes"));
  }

  @Override
  public String round(Settings settings) {
    return Wording.count(processes(settings), "process appends", "processes append")
        + " a number each to a list on a server, at the same moment; the same processes, "
        + MOST
        + " at most, play all rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            MANAGED,
            List.of(
                new Outcome(IN_ORDER, Grade.ACCEPTABLE, "it can be so; nothing makes it so"),
                new Outcome(OTHER, Grade.INTERESTING, "the list has the order of the calls"),
                new Outcome(LOST, Grade.FORBIDDEN, "the server does one call after the other"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int processes = processes(settings);
    try (var manager = new Manager()) {
      ManagedList<Integer> list = manager.list();
      Rounds.play(
          processes,
          times,
          (process, _) -> list.add(process),
          _ -> list.clear(),
          _ -> counter.came(MANAGED, outcome(List.copyOf(list), processes), 0));
    }
  }

  private static String outcome(List<Integer> items, int processes) {
    List<Integer> inOrder = IntStream.range(0, processes).boxed().toList();
    if (!items.stream().sorted().toList().equals(inOrder)) {
      return LOST;
    }
    return items.equals(inOrder) ? IN_ORDER : OTHER;
  }
}

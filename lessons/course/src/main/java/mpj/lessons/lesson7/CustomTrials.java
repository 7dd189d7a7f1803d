package mpj.lessons.lesson7;

import java.util.Arrays;
import java.util.List;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.shared.IntArray;

/**
 * A drum as that of {@link CustomDemo} again and again: a ticket is drawn by one call, and by two.
 */
final class CustomTrials implements Trials {
  private static final String ONE_CALL = "by one call";
  private static final String TWO_CALLS = "by two calls, look and take";
  private static final String EACH = "each has another ticket";
  private static final String SAME = "two have the same ticket";

  /** What proxies can do. */
  public interface Drum {
    int draw();

    int look();

    void take();
  }

  /** Not made for several threads. */
  private static final class TicketDrum implements Drum {
    private int next;

    @Override
    public int draw() {
      return next++;
    }

    @Override
    public int look() {
      return next;
    }

    @Override
    public void take() {
      next++;
    }
  }

  @Override
  public String round(Settings settings) {
    return Wording.count(settings.number("players"), "player draws", "players draw")
        + " a ticket each from one drum on a server, at the same moment; the same players play all"
        + " rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            ONE_CALL,
            List.of(
                new Outcome(EACH, Grade.ACCEPTABLE, "one call at a time has the drum"),
                new Outcome(SAME, Grade.FORBIDDEN, "two calls would have met in the drum"))),
        new Way(
            TWO_CALLS,
            List.of(
                new Outcome(EACH, Grade.ACCEPTABLE, "by luck: nobody came between"),
                new Outcome(
                    SAME, Grade.INTERESTING, "another looked before the ticket was taken"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int players = settings.number("players");
    var tickets = new IntArray(players); // who has which
    try (var manager = new Manager()) {
      manager.register(Drum.class, TicketDrum::new);
      Drum drum = manager.create(Drum.class);
      Rounds.play(
          players,
          2 * times,
          (player, round) ->
              tickets.set(player, isOneCall(round) ? drum.draw() : lookAndTake(drum)),
          _ -> {},
          round ->
              counter.came(
                  isOneCall(round) ? ONE_CALL : TWO_CALLS, outcome(tickets.get(0, players)), 0));
    }
  }

  private static boolean isOneCall(int round) {
    return round % 2 == 0;
  }

  private static int lookAndTake(Drum drum) {
    int ticket = drum.look();
    drum.take(); // perhaps another one: who has looked meanwhile has the same ticket
    return ticket;
  }

  private static String outcome(int[] tickets) {
    return Arrays.stream(tickets).distinct().count() == tickets.length ? EACH : SAME;
  }
}

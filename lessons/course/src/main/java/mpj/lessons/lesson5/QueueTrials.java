package mpj.lessons.lesson5;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.shared.IntValue;

/**
 * Producers and consumers at one queue, as in the second part of {@link QueueDemo}, but quickly,
 * again and again: how are the items shared out?
 */
final class QueueTrials implements Trials {
  private static final String IDLE = "no work for an item";
  private static final String BUSY = "some work for each item";
  private static final String EVENLY = "shared out evenly";
  private static final String UNEVENLY = "one takes more";
  private static final String NONE = "one gets none";
  private static final String BROKEN = "an item is lost, or comes twice";
  private static final Duration WORK = Duration.ofNanos(200_000);
  private static final int END = -1; // the sentinel

  @Override
  public String round(Settings settings) {
    int consumers = settings.number("consumers");
    return Wording.count(settings.number("producers"), "process puts", "processes put")
        + " "
        + settings.number("items")
        + " items each into one queue, "
        + Wording.count(consumers, "process takes", "processes take")
        + " them out; the same processes play all rounds, and the figure is what the busiest took";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        way(IDLE, "who runs takes item after item; the others had none left"),
        way(BUSY, "it began late; the others had taken all"));
  }

  private static Way way(String name, String whyNone) {
    return new Way(
        name,
        List.of(
            new Outcome(EVENLY, Grade.ACCEPTABLE, "it can be so; nothing makes it so"),
            new Outcome(
                UNEVENLY, Grade.INTERESTING, "a queue does not deal out: it serves who asks"),
            new Outcome(NONE, Grade.INTERESTING, whyNone),
            new Outcome(BROKEN, Grade.FORBIDDEN, "the queue would not have kept what was put")));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int items = settings.number("items");
    int producers = settings.number("producers");
    int consumers = settings.number("consumers");
    int all = producers * items;
    var queue = new Queue<Integer>();
    var done = new IntValue(0); // producers that have put all of theirs
    var came = new IntArray(all); // how often each item came
    var taken = new IntArray(consumers); // how many items each consumer took
    Rounds.play(
        producers + consumers,
        2 * times,
        (process, round) -> {
          if (process < producers) {
            produce(queue, process * items, items);
            if (done.increment() == producers) {
              end(queue, consumers);
            }
          } else {
            taken.set(process - producers, consume(queue, came, isBusy(round)));
          }
        },
        _ -> {
          done.set(0);
          came.set(0, new int[all]);
        },
        round -> {
          int[] shares = taken.get(0, consumers);
          counter.came(
              isBusy(round) ? BUSY : IDLE, outcome(shares, came.get(0, all)), most(shares));
        });
  }

  private static boolean isBusy(int round) {
    return round % 2 == 1;
  }

  private static void produce(Queue<Integer> queue, int first, int items)
      throws InterruptedException {
    for (int i = 0; i < items; i++) {
      queue.put(first + i);
    }
  }

  /** One sentinel for each consumer, behind all items. */
  private static void end(Queue<Integer> queue, int consumers) throws InterruptedException {
    for (int i = 0; i < consumers; i++) {
      queue.put(END);
    }
  }

  private static int consume(Queue<Integer> queue, IntArray came, boolean busy)
      throws InterruptedException {
    int count = 0;
    for (int item = queue.get(); item != END; item = queue.get()) {
      came.increment(item);
      count++;
      if (busy) {
        Thread.sleep(WORK); // meanwhile the others have their turn
      }
    }
    return count;
  }

  private static int most(int[] shares) {
    return IntStream.of(shares).max().orElse(0);
  }

  private static String outcome(int[] shares, int[] came) {
    if (IntStream.of(came).anyMatch(times -> times != 1)) {
      return BROKEN;
    }
    int least = IntStream.of(shares).min().orElse(0);
    if (most(shares) - least <= 1) {
      return EVENLY;
    }
    return least == 0 ? NONE : UNEVENLY;
  }
}

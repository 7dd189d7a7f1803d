package mpj.lessons.lesson5;

import java.time.Duration;
import java.util.List;
import mpj.lessons.demo.Rounds;
import mpj.lessons.demo.Settings;
import mpj.lessons.demo.Trials;
import mpj.lessons.story.Wording;
import mpj.multiprocessing.channel.JoinableQueue;
import mpj.multiprocessing.shared.IntValue;

/**
 * Tasks that workers do, as in {@link JoinableQueueDemo} but quickly, again and again: is all done
 * when join returns, and when the queue is empty?
 */
final class JoinableQueueTrials implements Trials {
  private static final String JOIN = "wait by join";
  private static final String EMPTY = "wait until the queue is empty";
  private static final String ALL = "all tasks are done";
  private static final String SOME = "some tasks are not done";
  private static final Duration WORK = Duration.ofNanos(200_000);
  private static final int END = 0; // the sentinel

  @Override
  public String round(Settings settings) {
    return "one process puts "
        + Wording.count(settings.number("tasks"), "task")
        + ", waits, and counts those not done, which is the figure; "
        + Wording.count(settings.number("workers"), "process does", "processes do")
        + " them; the same processes play all rounds";
  }

  @Override
  public List<Way> ways() {
    return List.of(
        new Way(
            JOIN,
            List.of(
                new Outcome(ALL, Grade.ACCEPTABLE, "taskDone was called for each"),
                new Outcome(SOME, Grade.FORBIDDEN, "join would have counted wrongly"))),
        new Way(
            EMPTY,
            List.of(
                new Outcome(ALL, Grade.ACCEPTABLE, "by luck: it looked late enough"),
                new Outcome(SOME, Grade.INTERESTING, "they were taken, and taken is not done"))));
  }

  @Override
  public void play(Settings settings, int times, Counter counter) throws InterruptedException {
    int all = settings.number("tasks");
    int workers = settings.number("workers");
    var tasks = new JoinableQueue<Integer>();
    var done = new IntValue(0);
    var missing = new IntValue(0); // how many were not done when the wait was over
    Rounds.play(
        1 + workers,
        2 * times,
        (process, round) -> {
          if (process > 0) {
            work(tasks, done);
          } else {
            giveOut(tasks, all);
            await(tasks, round);
            missing.set(all - done.get());
            end(tasks, workers);
          }
        },
        _ -> done.set(0),
        round -> {
          int left = missing.get();
          counter.came(isJoined(round) ? JOIN : EMPTY, left == 0 ? ALL : SOME, left);
        });
  }

  private static boolean isJoined(int round) {
    return round % 2 == 0;
  }

  private static void giveOut(JoinableQueue<Integer> tasks, int all) throws InterruptedException {
    for (int task = 1; task <= all; task++) {
      tasks.put(task);
    }
  }

  private static void await(JoinableQueue<Integer> tasks, int round) throws InterruptedException {
    if (isJoined(round)) {
      tasks.join();
    } else {
      while (!tasks.isEmpty()) {
        Thread.sleep(WORK);
      }
    }
  }

  private static void end(JoinableQueue<Integer> tasks, int workers) throws InterruptedException {
    for (int i = 0; i < workers; i++) {
      tasks.put(END);
    }
  }

  private static void work(JoinableQueue<Integer> tasks, IntValue done)
      throws InterruptedException {
    for (int task = tasks.get(); task != END; task = tasks.get()) {
      Thread.sleep(WORK);
      done.increment();
      tasks.taskDone();
    }
    tasks.taskDone();
  }
}

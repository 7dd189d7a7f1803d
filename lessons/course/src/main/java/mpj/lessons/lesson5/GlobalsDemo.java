package mpj.lessons.lesson5;

import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.Context;
import mpj.multiprocessing.StartMethod;
import mpj.multiprocessing.shared.Global;
import mpj.multiprocessing.sync.Event;

/** What a child finds of its parent's variables: by FORK a snapshot of the declared ones. */
public final class GlobalsDemo implements Demo {
  /** A global: each process has one of its own. This has no value until somebody sets it. */
  private static final Global<Integer> NUMBER = Global.of("number");

  /** This has a value from the beginning. */
  private static final Global<Integer> LIMIT = Global.of("limit", 10);

  /** An ordinary variable. No start method takes it along, for a JVM cannot fork. */
  private static int field;

  @Override
  public void run(Settings settings) throws Exception {
    NUMBER.set(settings.number("number"));
    LIMIT.set(20);
    field = 5;
    show("before");

    var looked = new Event();
    var changed = new Event();
    var forking = Context.of(StartMethod.FORK).standbys(0); // one child: none need stand by
    var forked = forking.process("forked", () -> lookTwice(looked, changed));
    forked.start(); // the snapshot is taken here
    looked.await(); // until the child has looked once

    NUMBER.set(NUMBER.get() + 1);
    show("changed");
    changed.set();
    forked.join();
    show("after");

    var spawned = Context.of(StartMethod.SPAWN).process("spawned", GlobalsDemo::lookInVain);
    spawned.start();
    spawned.join();
  }

  private static void show(String when) {
    IO.println(when + ": number=" + NUMBER.get() + " limit=" + LIMIT.get() + " field=" + field);
  }

  /** Runs in the forked child. */
  private static void lookTwice(Event looked, Event changed) throws InterruptedException {
    show("at first");
    looked.set();
    changed.await(); // until main has changed its number
    show("later");
    NUMBER.set(-1);
    show("changed");
  }

  /** Runs in the spawned child. */
  private static void lookInVain() {
    IO.println("limit=" + LIMIT.get() + " field=" + field);
    try {
      IO.println("number=" + NUMBER.get());
    } catch (IllegalStateException e) { // nobody has set it in this process
      IO.println("number cannot be read: " + e.getMessage());
    }
  }
}

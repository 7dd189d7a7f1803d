package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.sync.Barrier;

/** A class of our own on a server: several processes draw tickets from one drum. */
public final class CustomDemo implements Demo {
  /** What proxies can do: these methods and no others. */
  public interface Drum {
    int draw();

    long pid();
  }

  /** Not made for several threads, and its iterator cannot be sent anywhere. */
  private static final class TicketDrum implements Drum {
    private final Iterator<Integer> tickets;

    private TicketDrum(List<Integer> tickets) {
      this.tickets = tickets.iterator();
    }

    @Override
    public int draw() {
      if (!tickets.hasNext()) {
        throw new NoSuchElementException("the drum is empty");
      }
      return tickets.next();
    }

    @Override
    public long pid() {
      return ProcessHandle.current().pid(); // of the process in which this object lives
    }
  }

  @Override
  public void run(Settings settings) throws Exception {
    var numbers = IntStream.rangeClosed(1, settings.number("tickets")).boxed().toList();
    var tickets = new ArrayList<>(numbers);
    Collections.shuffle(tickets, settings.random(0));

    try (var manager = new Manager()) {
      manager.registerWithArgument(Drum.class, TicketDrum::new); // how the server makes one
      Drum drum = manager.create(Drum.class, tickets); // it makes one; we get a proxy
      IO.println("the drum is in process " + drum.pid());

      int players = settings.number("players");
      var start = new Barrier(players);
      var children = new ArrayList<ChildProcess>();
      for (int i = 1; i <= players; i++) {
        children.add(new ChildProcess("player-" + i, () -> play(drum, start)));
      }
      children.forEach(ChildProcess::start);
      for (var child : children) {
        child.join();
      }
    }
  }

  /** Runs in each child. */
  private static void play(Drum drum, Barrier start) throws InterruptedException {
    var drawn = new ArrayList<Integer>();
    start.await();
    try {
      while (true) {
        drawn.add(drum.draw()); // a call to the server
        Thread.sleep(10); // a look at the ticket
      }
    } catch (NoSuchElementException e) { // thrown there, and here again
      IO.println("drew " + drawn + ", until: " + e.getMessage());
    }
  }
}

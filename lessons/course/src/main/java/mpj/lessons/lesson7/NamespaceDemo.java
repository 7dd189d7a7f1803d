package mpj.lessons.lesson7;

import java.util.NoSuchElementException;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.manager.ManagedNamespace;
import mpj.multiprocessing.manager.Manager;

/** Values of several types under names, which processes agree on and nothing else. */
public final class NamespaceDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    try (var manager = new Manager()) {
      ManagedNamespace game = manager.namespace();
      game.set("title", "Hide and seek");
      game.set("players", settings.number("players"));
      IO.println("names: " + game.names());

      var host = new ChildProcess("host", () -> prepare(game));
      host.start();
      host.join();
      var guest = new ChildProcess("guest", () -> look(game));
      guest.start();
      guest.join();

      IO.println("names: " + game.names());
    }
  }

  /** Runs in the first child. */
  private static void prepare(ManagedNamespace game) {
    int players = game.get("players"); // whoever reads a value knows its type
    game.set("players", players + 1); // two calls: see to it that nobody comes between
    game.set("place", "the garden"); // a new name
    game.remove("title");
    IO.println("found players=" + players + ", left players=" + (players + 1));
  }

  /** Runs in the second child. The first one is gone, but not what it has set. */
  private static void look(ManagedNamespace game) {
    int players = game.get("players");
    String place = game.get("place");
    IO.println("found players=" + players + ", place=" + place);
    IO.println("title, or else: " + game.get("title", "a game"));
    try {
      String title = game.get("title");
      IO.println("title: " + title);
    } catch (NoSuchElementException e) {
      IO.println("no title: " + e.getMessage());
    }
  }
}

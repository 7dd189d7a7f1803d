package mpj.lessons.lesson7;

import java.util.ArrayList;
import java.util.List;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.manager.ManagedDict;
import mpj.multiprocessing.manager.ManagedList;
import mpj.multiprocessing.manager.Manager;

/** Maps and a list on a server: a child changes them, and main sees the changes, or does not. */
public final class DictDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    try (var manager = new Manager()) {
      ManagedList<Integer> list = manager.list();
      for (int number = 1; number <= settings.number("items"); number++) {
        list.add(number);
      }
      ManagedDict<Object, Object> dict = manager.dict();
      ManagedDict<String, List<String>> teams = manager.dict();
      teams.put("red", new ArrayList<>(List.of("Ann")));
      teams.put("blue", new ArrayList<>(List.of("Bob")));
      IO.println("list: " + list);
      IO.println("teams: " + teams);

      var child = new ChildProcess("changer", () -> change(list, dict, teams));
      child.start();
      child.join();

      IO.println("list: " + list);
      IO.println("dict: " + dict);
      IO.println("value of 0.5: " + dict.get(0.5) + ", has 0.5: " + dict.containsKey(0.5));
      IO.println("value of 0.7: " + dict.get(0.7) + ", has 0.7: " + dict.containsKey(0.7));
      IO.println("teams: " + teams);
    }
  }

  /** Runs in the child, which was given copies of the proxies. */
  private static void change(
      ManagedList<Integer> list,
      ManagedDict<Object, Object> dict,
      ManagedDict<String, List<String>> teams) {
    list.reverse(); // one call: the server does it
    IO.println("reversed the list");

    dict.put("moon", 1969); // keys of several types,
    dict.put(7, List.of("a", "prime"));
    dict.put(0.5, null); // and no value at all
    IO.println("put three entries");

    teams.get("red").add("Cid"); // adds to the copy that came out, and nobody sees it
    IO.println("added to red");

    List<String> blue = teams.get("blue"); // a copy, too,
    blue.add("Dora");
    teams.put("blue", blue); // but it goes back
    IO.println("added to blue, and put it back");
  }
}

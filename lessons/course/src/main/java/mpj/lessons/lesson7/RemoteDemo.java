package mpj.lessons.lesson7;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.manager.ManagedList;
import mpj.remote.RemoteManager;
import mpj.remote.net.HandshakeRefused;
import mpj.remote.net.Key;

/** A JVM that is no child of ours uses a list on our server, because it knows the key. */
public final class RemoteDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    var key = Key.random(); // a secret: who knows it is let in

    // The server process listens at a free port. Only this machine can reach it.
    try (var manager = RemoteManager.serve(key)) {
      ManagedList<String> guests = manager.list();
      guests.add("host");
      manager.offer("guests", guests); // others find it by this name
      IO.println("serves at port " + manager.address().getPort());

      int items = settings.number("items");
      visit("stranger", manager.address(), key, items);
      visit("intruder", manager.address(), Key.random(), items); // it only guesses

      IO.println("guests: " + List.copyOf(guests));
    }
  }

  /** Starts another program, by the means of the JDK, and shows what it prints. */
  private static void visit(String who, InetSocketAddress address, Key key, int items)
      throws Exception {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RemoteDemo.class.getName(),
            Integer.toString(address.getPort()),
            Integer.toString(items));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    Process program = builder.start();
    try {
      IO.println("starts " + who + ", pid " + program.pid());
      try (var input = program.getOutputStream()) {
        input.write(key.bytes()); // never as an argument: those can be seen by all
      }
      program.inputReader().lines().forEach(line -> IO.println(who + ": " + line));
      IO.println(who + " ended with exit code " + program.waitFor());
    } finally {
      program.destroy();
    }
  }

  /** The other program. It shares nothing with us but the address, and perhaps the key. */
  public static void main(String[] arguments) throws Exception {
    var key = Key.of(System.in.readAllBytes());
    var here = InetAddress.getLoopbackAddress(); // this machine, seen from itself
    var address = new InetSocketAddress(here, Integer.parseInt(arguments[0]));
    try (var manager = RemoteManager.connect(address, key)) {
      ManagedList<String> guests = manager.find("guests", ManagedList.class);
      IO.println("found " + List.copyOf(guests));
      for (int i = 1; i <= Integer.parseInt(arguments[1]); i++) {
        guests.add("stranger " + i); // the same list, the same method, over TCP
      }
      IO.println("left " + guests.size() + " items");
    } catch (HandshakeRefused e) {
      IO.println("refused: " + e.getMessage());
      System.exit(1);
    }
  }
}

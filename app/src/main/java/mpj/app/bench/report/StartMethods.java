package mpj.app.bench.report;

import java.util.stream.Collectors;
import mpj.app.bench.peer.Peer;

/** How both sides start their children, in words: the same name stands for different things. */
final class StartMethods {
  /** What a name means on our side. */
  private static final String OURS =
      "mpj starts children by spawn, which boots a JVM, except where the key names forkserver:"
          + " that takes a JVM which was booted ahead and is used once, or boots one when none is"
          + " left.";

  private StartMethods() {}

  static String of(Peer.Version version) {
    String others =
        version.otherStartMethods().entrySet().stream()
            .map(entry -> "; for " + entry.getKey() + " by " + described(entry.getValue()))
            .collect(Collectors.joining());
    return OURS
        + " "
        + version.implementation()
        + " starts them by "
        + described(version.startMethod())
        + others
        + ".";
  }

  private static String described(String method) {
    return switch (method) {
      case "spawn" -> "spawn (boots an interpreter, which imports the script)";
      case "forkserver" -> "forkserver (copies a small process that has imported the script)";
      case "fork" -> "fork (copies the process that asks)";
      default -> method;
    };
  }
}

package mpj.app.compiler;

import static java.util.Map.entry;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where that is now which a program calls by a name of before. */
final class Moved {
  private static final String MANAGER = "mpj.multiprocessing.manager.";
  private static final String REMOTE = "mpj.remote.RemoteManager.";

  private static final String ROOT = "mpj.multiprocessing.";

  /** Packages, classes of packages and methods of classes. */
  private static final Map<String, String> NOW =
      Map.ofEntries(
          entry("mpj.multiprocessing.net", "mpj.remote.net"),
          entry(
              "mpj.multiprocessing.wire",
              "mpj.multiprocessing (Limits: MessageLimits, AllowList: in mpj.remote)"),
          entry(MANAGER + "Terms", "mpj.remote.Terms"),
          entry(MANAGER + "Manager.serve", REMOTE + "serve"),
          entry(MANAGER + "Manager.connect", REMOTE + "connect"),
          entry(MANAGER + "Manager.address", REMOTE + "address"),
          entry(MANAGER + "Manager.fingerprint", REMOTE + "fingerprint"),
          entry("mpj.multiprocessing.arena", "mpj.multiprocessing (ArenaFullException)"),
          entry(ROOT + "internal.arena.ArenaFullException", ROOT + "ArenaFullException"),
          entry(ROOT + "trace.Scrutiny", ROOT + "trace.TraceOptions"));

  private static final Pattern PACKAGE = Pattern.compile("package (\\S+) does not exist");
  private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+\\S+ (\\w+)");
  private static final Pattern LOCATION =
      Pattern.compile("location:\\s+(?:.* of type |\\S+ )([\\w.]+)");

  private Moved() {}

  /** Returns what is to be added to the compiler's message that there is no such name. */
  static String hint(String message) {
    String now = NOW.get(name(message));
    return now == null ? "" : "; it is " + now + " now";
  }

  private static String name(String message) {
    Matcher missing = PACKAGE.matcher(message);
    if (missing.find()) {
      return missing.group(1);
    }
    Matcher symbol = SYMBOL.matcher(message);
    Matcher location = LOCATION.matcher(message);
    return symbol.find() && location.find() ? location.group(1) + "." + symbol.group(1) : "";
  }
}

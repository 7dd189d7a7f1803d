package mpj.lessons.lesson2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mpj.multiprocessing.trace.OutputLine;

/** A tree of processes, read from the lines that draw it. */
final class DrawnTree {
  private static final Pattern LINE = Pattern.compile("([ │├└─]*)(\\S+): pid=(\\d+) parent=(\\d+)");
  private static final int COLUMNS = 3;

  /** One process; its depth is 0 for the root. */
  record Member(int depth, String name, long pid, long parentPid) {}

  private final List<Member> members = new ArrayList<>();

  /** Reads a line and returns whom it shows; empty if it draws nobody. */
  Optional<Member> add(OutputLine line) {
    Matcher text = LINE.matcher(line.text());
    if (!text.matches()) {
      return Optional.empty();
    }
    Member member =
        new Member(
            text.group(1).length() / COLUMNS,
            text.group(2),
            Long.parseLong(text.group(3)),
            Long.parseLong(text.group(4)));
    members.add(member);
    return Optional.of(member);
  }

  /** Returns all in the order in which they were drawn. */
  List<Member> members() {
    return List.copyOf(members);
  }

  /** Returns the parent of this one, if it has been drawn. */
  Optional<Member> parent(Member child) {
    return members.stream().filter(other -> other.pid() == child.parentPid()).findFirst();
  }
}

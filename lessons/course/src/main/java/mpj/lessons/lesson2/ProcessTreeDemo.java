package mpj.lessons.lesson2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.sync.Barrier;

/** A child may start children, too: together they are a tree, with the main process as its root. */
public final class ProcessTreeDemo implements Demo {
  /** What a process says of itself. */
  private record Member(String name, long pid, long parentPid) {
    static Member me() {
      var me = ProcessHandle.current(); // as the operating system sees it
      long parent = me.parent().map(ProcessHandle::pid).orElse(0L);
      return new Member(ChildProcess.current().name(), me.pid(), parent);
    }
  }

  @Override
  public void run(Settings settings) throws Exception {
    int children = settings.number("children");
    int generations = settings.number("generations");
    int everybody = 1 + children + (generations - 1);

    var members = new Queue<Member>(); // each process says here who it is
    var drawn = new Barrier(everybody); // nobody goes before the tree is drawn

    var started = new ArrayList<ChildProcess>();
    for (int i = 1; i <= children; i++) {
      int below = i == children ? generations - 1 : 0; // the last child has descendants
      started.add(new ChildProcess(() -> live(below, members, drawn)));
    }
    for (var child : started) {
      child.start();
    }

    var tree = new ArrayList<>(List.of(Member.me()));
    while (tree.size() < everybody) {
      tree.add(members.get());
    }
    draw(tree.getFirst(), "", "", tree);
    drawn.await();

    for (var child : started) {
      child.join();
    }
  }

  /** Runs in each descendant. A process that has children ends after them. */
  private static void live(int below, Queue<Member> members, Barrier drawn)
      throws InterruptedException {
    var me = Member.me();
    IO.println("has parent " + me.parentPid());
    members.put(me);
    if (below > 0) {
      new ChildProcess(() -> live(below - 1, members, drawn)).start();
    }
    drawn.await();
  }

  /** Draws one process, and below it those that call it their parent. */
  private static void draw(Member member, String branch, String below, List<Member> tree) {
    IO.println(branch + member.name() + ": pid=" + member.pid() + " parent=" + member.parentPid());
    var children = new ArrayList<>(tree);
    children.removeIf(other -> other.parentPid() != member.pid());
    children.sort(Comparator.comparingLong(Member::pid));
    for (var child : children) {
      boolean last = child.equals(children.getLast());
      draw(child, below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "), tree);
    }
  }
}

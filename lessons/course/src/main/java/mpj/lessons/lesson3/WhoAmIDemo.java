package mpj.lessons.lesson3;

import java.util.StringJoiner;
import mpj.lessons.demo.Demo;
import mpj.lessons.demo.Settings;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.sync.Barrier;

/** Every process can ask who it is, who started it, and which of its children are alive. */
public final class WhoAmIDemo implements Demo {
  @Override
  public void run(Settings settings) throws Exception {
    introduce(); // the main process: no parent, and no children yet

    int children = settings.number("children");
    // A place to meet: nobody ends before all of them have introduced themselves.
    var meeting = new Barrier(1 + 2 * children);
    for (int i = 1; i <= children; i++) {
      new ChildProcess(() -> liveWithAChild(meeting)).start();
    }

    introduce(); // now it has children
    meeting.await();
    for (var child : ChildProcess.activeChildren()) {
      child.join();
    }
    introduce(); // and now it has none again
  }

  /** Runs in each child. What it starts is a grandchild of main's. */
  private static void liveWithAChild(Barrier meeting) throws InterruptedException {
    var child = new ChildProcess(() -> live(meeting));
    child.start();
    live(meeting);
    child.join();
  }

  /** Runs in the children and in the grandchildren. */
  private static void live(Barrier meeting) throws InterruptedException {
    introduce();
    meeting.await();
  }

  /** Runs in every process, and says something else in each. */
  private static void introduce() {
    var me = ChildProcess.current();
    var children = new StringJoiner(", ").setEmptyValue("none");
    for (var child : ChildProcess.activeChildren()) {
      children.add(nameAndPid(child.name(), child.pid()));
    }
    String self = "I am " + nameAndPid(me.name(), me.pid());
    IO.println(self + "; parent: " + parent() + "; children: " + children);
  }

  private static String parent() {
    var parent = ChildProcess.parent(); // empty in the main process
    return parent.isEmpty() ? "none" : nameAndPid(parent.get().name(), parent.get().pid());
  }

  private static String nameAndPid(String name, long pid) {
    return name + " (" + pid + ")";
  }
}

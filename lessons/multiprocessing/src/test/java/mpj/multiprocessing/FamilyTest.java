package mpj.multiprocessing;

import static mpj.multiprocessing.Children.LONG;
import static mpj.multiprocessing.Children.assertGoneSoon;
import static mpj.multiprocessing.Children.exitCode;
import static mpj.multiprocessing.Children.start;
import static mpj.multiprocessing.Children.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import mpj.multiprocessing.channel.Queue;
import mpj.multiprocessing.pool.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows P7, P8, P10, P14, P15 and P16: children of children. */
@ExtendWith(NothingLeft.class)
@Timeout(120)
class FamilyTest {
  /** Every process of a family has its own JVMs that stand by: one each is enough here. */
  private static Context fewStandbys(StartMethod method) {
    return Context.of(method).standbys(1);
  }

  @Test
  void p7ShouldCountNamesUpAndExtendThemInChildren() throws Exception {
    var names = new Queue<String>();
    var first = new ChildProcess(() -> {});
    var second =
        new ChildProcess(() -> {
          start(() -> names.put(ChildProcess.current().name())).join();
          start(() -> names.put(ChildProcess.current().name())).join();
        });
    assertThat(first.name()).isEqualTo("Process-1");
    assertThat(second.name()).isEqualTo("Process-2");
    second.start();
    assertThat(Children.take(names, 2)).containsExactly("Process-2:1", "Process-2:2");
    assertThat(exitCode(second)).isZero();
  }

  /** A subclass that tells what it is, and what its children would be. */
  static final class Confessing extends ChildProcess {
    private final Queue<Boolean> daemons;

    Confessing(Queue<Boolean> daemons) {
      this.daemons = daemons;
    }

    @Override
    protected void run() throws Exception {
      daemons.put(isDaemon());
      daemons.put(new ChildProcess(() -> {}).isDaemon());
    }
  }

  @Test
  void p8ShouldInheritBeingADaemon() throws Exception {
    var daemons = new Queue<Boolean>();
    var child =
        new ChildProcess(() -> {
          daemons.put(ChildProcess.current().isDaemon());
          var ofDaemon = new ChildProcess(() -> daemons.put(ChildProcess.current().isDaemon()));
          exitCode(start(ofDaemon)); // unlike in Python a daemon may have children
          ofDaemon = new ChildProcess(() -> daemons.put(ChildProcess.current().isDaemon()));
          ofDaemon.setDaemon(false);
          exitCode(start(ofDaemon));
        });
    assertThat(child.isDaemon()).isFalse();
    child.setDaemon(true);
    exitCode(start(child));
    assertThat(Children.take(daemons, 3)).containsExactly(true, true, false);
    assertThatThrownBy(() -> child.setDaemon(false)).hasMessageContaining("already started");
    var confessing = new Confessing(daemons);
    confessing.setDaemon(true);
    exitCode(start(confessing));
    assertThat(Children.take(daemons, 2)).containsExactly(true, true);
  }

  @Test
  void p10ShouldWaitForItsOwnChildrenAndThreads() throws Exception {
    var go = new Queue<Integer>();
    var done = new Queue<String>();
    var child =
        start(() -> {
          start(() -> {
            go.get();
            done.put("grandchild");
          });
          TestThreads.of(
                  () -> {
                    try {
                      go.get();
                      done.put("thread");
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                  })
              .start();
        });
    go.put(1);
    done.get(LONG); // one of them is through, the other one holds the child up
    assertThat(child.isAlive()).isTrue();
    go.put(2);
    assertThat(exitCode(child)).isZero();
    assertThat(done.getNow()).isNotNull();
  }

  @Test
  void p10ShouldNotWaitForItsDaemonsWhichEndWithIt() throws Exception {
    var ready = new Queue<Long>();
    var child =
        start(() -> {
          var daemon = new ChildProcess(waiting(ready));
          daemon.setDaemon(true);
          daemon.start();
          ready.put(ready.get());
        });
    assertThat(exitCode(child)).isZero();
    assertGoneSoon(ready.getNow());
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORK"}) // fork has all of forkserver
  void p14ShouldWorkThreeLevelsDeep(StartMethod method) throws Exception {
    var names = new Queue<String>();
    assertThat(exitCode(start(fewStandbys(method).process(() -> descend(2, names))))).isZero();
    assertThat(Children.take(names, 3))
        .containsExactly("Process-1", "Process-1:1", "Process-1:1:1");
  }

  private static void descend(int levels, Queue<String> names) throws Exception {
    names.put(ChildProcess.current().name());
    if (levels > 0) {
      assertThat(exitCode(start(() -> descend(levels - 1, names)))).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORK"}) // fork has all of forkserver
  void p15ShouldHaveQueuesAndPoolsInsideOfChildren(StartMethod method) throws Exception {
    var answers = new Queue<List<Integer>>();
    var child =
        start(
            fewStandbys(method)
                .process(() -> {
                  var own = new Queue<Integer>();
                  start(() -> own.put(7)).join();
                  try (var pool = new Pool(2)) {
                    answers.put(pool.map(x -> x * x, List.of(1, 2, 3)));
                  }
                  answers.put(List.of(own.getNow()));
                }));
    assertThat(exitCode(child)).isZero();
    assertThat(Children.take(answers, 2)).containsExactly(List.of(1, 4, 9), List.of(7));
  }

  @Test
  void p16ShouldReachTheTargetAlone() throws Exception {
    var go = new Queue<Integer>();
    var alive = new Queue<Boolean>();
    var ready = new Queue<Long>();
    Task parent =
        () -> {
          start(() -> {
            ready.put(0L);
            go.get();
            alive.put(ChildProcess.parent().orElseThrow().isAlive());
          });
          new Queue<Integer>().get();
        };
    var terminated = start(parent);
    var killed = start(parent);
    Children.take(ready, 2);
    terminated.terminate();
    killed.kill();
    assertThat(exitCode(terminated)).isEqualTo(-15);
    assertThat(exitCode(killed)).isEqualTo(-9);
    go.put(1);
    go.put(1);
    assertThat(Children.take(alive, 2)).containsExactly(false, false);
  }

  @ParameterizedTest
  @EnumSource(names = {"SPAWN", "FORK"}) // fork has all of forkserver
  void p16ShouldReachTheWholeSubtreeByItsOwnCall(StartMethod method) throws Exception {
    var ready = new Queue<Long>();
    var context = fewStandbys(method);
    var terminated = start(context.process(() -> family(2, ready)));
    var killed = start(context.process(() -> family(2, ready)));
    var other = start(context.process(() -> family(0, ready)));
    Long[] members = Children.take(ready, 7).toArray(new Long[0]);
    terminated.terminateTree();
    killed.killTree();
    assertThat(exitCode(terminated)).isEqualTo(-15);
    assertThat(exitCode(killed)).isEqualTo(-9);
    long rest = other.pid();
    assertGoneSoon(List.of(members).stream().filter(pid -> pid != rest).toArray(Long[]::new));
    assertThat(other.isAlive()).isTrue();
  }

  private static void family(int levels, Queue<Long> ready) throws Exception {
    if (levels > 0) {
      start(() -> family(levels - 1, ready));
    }
    waiting(ready).run();
  }
}

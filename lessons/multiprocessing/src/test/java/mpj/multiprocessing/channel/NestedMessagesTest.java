package mpj.multiprocessing.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mpj.multiprocessing.ChildProcess;
import mpj.multiprocessing.NothingLeft;
import mpj.multiprocessing.manager.Manager;
import mpj.multiprocessing.pool.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A message's objects may use queues and pipes while they are encoded, decoded or compared. */
@ExtendWith(NothingLeft.class)
@Timeout(60)
class NestedMessagesTest {
  private static Queue<String> log; // a process makes its own
  private static Pipe pipe;
  private static int uses;

  @BeforeEach
  void begin() {
    log = null;
    uses = 0;
  }

  /** What a class does that writes a log through a queue, and another through a pipe. */
  private static void use(String what) {
    uses++;
    if (log == null) {
      log = new Queue<>();
      pipe = new Pipe();
    }
    String entry = what + ", told at a length that overwrites what lies around it";
    try {
      log.put(entry);
      pipe.first().send(entry);
      assertThat(log.get()).isEqualTo(entry);
      assertThat(pipe.second().<String>receive()).isEqualTo(entry);
    } catch (InterruptedException | BrokenPipe | EndOfPipe e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Doc implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String text = "doc";

    private void writeObject(ObjectOutputStream out) throws IOException {
      use("writing");
      out.defaultWriteObject();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      use("reading");
      in.defaultReadObject();
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Public, as the JDK asks of what is Externalizable. */
  public static final class External implements Externalizable {
    private static final long serialVersionUID = 1L;
    private Object inner = new Doc();

    public External() {}

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      use("writing");
      out.writeObject(inner);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
      use("reading");
      inner = in.readObject();
    }

    @Override
    public String toString() {
      return "external " + inner;
    }
  }

  private static final class Replaced implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object writeReplace() {
      use("replacing");
      return toString();
    }

    @Override
    public String toString() {
      return "replaced";
    }
  }

  private record Part(String text) {
    private Part {
      use("building");
    }

    @Override
    public String text() {
      use("asking");
      return text;
    }
  }

  private record Key(int number) {
    @Override
    public int hashCode() {
      use("hashing");
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      use("comparing");
      return other instanceof Key key && key.number == number;
    }
  }

  /** Each by itself, and with something after it. */
  private static List<Object> samples() {
    Map<Object, Object> keys = new HashMap<>(Map.of(new Key(1), 1, new Key(2), 2));
    List<Object> all = new ArrayList<>();
    for (Object one : List.of(new Doc(), new External(), new Replaced(), new Part("x"), keys)) {
      all.add(one);
      all.add(new ArrayList<>(List.of("before", one, "after")));
    }
    return all;
  }

  @Test
  void shouldBeWholeInAQueueAndAPipe() throws Exception {
    var queue = new Queue<Object>();
    try (var between = new Pipe()) {
      for (Object sample : samples()) {
        uses = 0;
        queue.put(sample);
        between.first().send(sample);
        queue.put("next");
        assertThat(queue.get()).hasToString(sample.toString());
        assertThat(between.second().<Object>receive()).hasToString(sample.toString());
        assertThat(queue.get()).isEqualTo("next");
        assertThat(queue.isEmpty()).isTrue();
        assertThat(uses).isPositive();
      }
    }
    pipe.close();
  }

  @Test
  void shouldBeWholeInChildrenPoolsAndManagers() throws Exception {
    List<Object> samples = samples();
    String expected = samples.toString();
    var answers = new Queue<Object>();
    var child =
        new ChildProcess(() -> {
          answers.put(samples.toString());
          answers.put(samples);
        });
    child.start();
    child.join();
    assertThat(answers.get()).isEqualTo(expected);
    assertThat(answers.get()).hasToString(expected);
    try (var pool = new Pool(1);
        var manager = new Manager()) {
      assertThat(pool.map(sample -> sample, samples)).hasToString(expected);
      List<Object> list = manager.list();
      list.addAll(samples);
      assertThat(new ArrayList<>(list)).hasToString(expected);
      var dict = manager.<Object, Object>dict();
      dict.put(new Key(1), new Doc());
      dict.put(new Key(2), new Doc());
      assertThat(dict.get(new Key(2))).hasToString("doc");
    }
  }
}

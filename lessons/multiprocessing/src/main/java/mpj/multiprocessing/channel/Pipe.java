package mpj.multiprocessing.channel;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Two connections. Each of them receives what the other sends. Python's {@code
 * multiprocessing.Pipe}.
 *
 * <pre>{@code
 * var pipe = new Pipe();
 * Connection ours = pipe.first();
 * Connection theirs = pipe.second();
 * new ChildProcess(() -> theirs.send("I am " + theirs.<String>receive())).start();
 * theirs.close();                              // the child has it now
 * ours.send("your child");
 * IO.println(ours.<String>receive());
 * }</pre>
 *
 * <p>As in Python, the process that makes a pipe holds both ends. Each process that gets an end
 * holds it too, until it closes the end or ends itself. So close an end that you have passed to
 * another process. While you hold the other end yourself, a process that waits at this end does not
 * learn that no process will send any more.
 *
 * <p>The {@code Pipe} object stays in the process that made it. Pass on its connections.
 *
 * <p><b>What it costs.</b> 4,160 bytes of the tree's shared memory; a pipe of one direction 2,368
 * bytes. If more than 1 KB has ever waited in a direction, that direction takes 16 KB more. If more
 * than about 16 KB has waited, or if a message of more than 100 KB was sent, it takes 512 KB more.
 * If more than 15 processes live at the same time that hold the pipe, up to 8 KB more.
 *
 * <p><b>What happens if a process dies here.</b> The dead process no longer holds an end; see
 * {@link Connection}.
 */
public final class Pipe implements AutoCloseable, Serializable {
  private static final long serialVersionUID = 1L;

  private final transient Connection first;
  private final transient Connection second;
  private final transient boolean duplex;

  /**
   * Makes a pipe for both directions.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public Pipe() {
    this(true);
  }

  private Pipe(boolean duplex) {
    PipeState state = PipeState.create(Tree.current(), duplex);
    this.duplex = duplex;
    this.first = new Connection(state, 0);
    this.second = new Connection(state, 1);
  }

  /**
   * Returns a new pipe for one direction, from its {@link #writer} to its {@link #reader}.
   *
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public static Pipe oneWay() {
    return new Pipe(false);
  }

  /** Returns one end. In a pipe of one direction this end receives. */
  public Connection first() {
    return first;
  }

  /** Returns the other end. In a pipe of one direction this end sends. */
  public Connection second() {
    return second;
  }

  /**
   * Returns the receiving end of a pipe of one direction.
   *
   * @throws IllegalStateException if this pipe has both directions
   */
  public Connection reader() {
    requireOneWay();
    return first;
  }

  /**
   * Returns the sending end of a pipe of one direction.
   *
   * @throws IllegalStateException if this pipe has both directions
   */
  public Connection writer() {
    requireOneWay();
    return second;
  }

  private void requireOneWay() {
    if (duplex) {
      throw new IllegalStateException(
          "both ends of this pipe send and receive: pipe=" + this + "; use first and second");
    }
  }

  /** Closes both ends in this process. An end that is closed already stays closed. */
  @Override
  public void close() {
    first.close();
    second.close();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw new NotSerializableException(
        "a pipe stays in the process that made it: pass one of its two connections instead");
  }

  /** Returns the name of this pipe in reports, for example {@code Pipe-1}. */
  @Override
  public String toString() {
    return first.pipeName();
  }
}

package mpj.multiprocessing.channel;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * Two connections, each of which receives what is sent by the other. Python's {@code
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
 * <p>As in Python, the process that makes a pipe holds both ends, and each process that gets one
 * holds it, too, until it closes it or ends. So close what you have given away: while you hold the
 * other end yourself, whoever waits at this one is not told that nobody will send any more.
 *
 * <p>The pipe itself stays where it was made: its connections can be passed on.
 *
 * <p><b>What it costs.</b> 4,160 bytes of the tree's shared memory; one of one direction 2,368
 * bytes. A direction in which more than 1 KB ever waited has 16 KB more, and one in which more than
 * that waited, or a message of more than 100 KB was sent, 512 KB. Where more than 15 processes live
 * at once that hold it, up to 8 KB more.
 *
 * <p><b>What happens if a process dies here.</b> It holds no end any more; see {@link Connection}.
 */
public final class Pipe implements AutoCloseable, Serializable {
  private static final long serialVersionUID = 1L;

  private final transient Connection first;
  private final transient Connection second;
  private final transient boolean duplex;

  /**
   * A pipe for both directions.
   *
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
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

  /** Returns a pipe for one direction, from its {@link #writer} to its {@link #reader}. */
  public static Pipe oneWay() {
    return new Pipe(false);
  }

  /** Returns one end; of a one-way pipe the one that receives. */
  public Connection first() {
    return first;
  }

  /** Returns the other end; of a one-way pipe the one that sends. */
  public Connection second() {
    return second;
  }

  /**
   * Returns the end of a one-way pipe that receives.
   *
   * @throws IllegalStateException if both do
   */
  public Connection reader() {
    requireOneWay();
    return first;
  }

  /**
   * Returns the end of a one-way pipe that sends.
   *
   * @throws IllegalStateException if both do
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

  /** Closes those of the two ends in this process that are open. */
  @Override
  public void close() {
    first.close();
    second.close();
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw new NotSerializableException(
        "a pipe stays in the process that made it: pass one of its two connections instead");
  }

  /** Returns {@code Pipe-1}, the name that it has in reports. */
  @Override
  public String toString() {
    return first.pipeName();
  }
}

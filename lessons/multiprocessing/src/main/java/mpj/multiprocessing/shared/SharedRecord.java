package mpj.multiprocessing.shared;

import java.io.IOException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.code.Code;
import mpj.multiprocessing.sync.RLock;

/**
 * Several values that are read and written together: the components of a Java record, in memory
 * that all processes of the tree share. It is like Python's {@code Value} of a {@code
 * ctypes.Structure}, except that a reader never sees half of an old record and half of a new one.
 *
 * <pre>{@code
 * record Point(int x, int y) {}
 *
 * var position = new SharedRecord<>(new Point(0, 0));
 * position.set(new Point(3, 4));
 * position.update(point -> new Point(point.x() + 1, point.y()));   // loses no step of others
 * Point now = position.get();
 * }</pre>
 *
 * <p>The components have primitive types, or are records of such components. A read never waits.
 * Writers take turns: each holds the record's lock while it writes. A program can also hold the
 * lock around a read and a write, as with a {@link Value}.
 *
 * <p><b>Memory.</b> A process that reads a record written by another process also sees everything
 * that the other process did to the shared memory before that write.
 *
 * <p><b>What it costs.</b> 64 bytes of the tree's shared memory, two words of 8 bytes for each
 * component, and the name of the record class. A lock of its own takes 192 bytes more. A point of
 * two ints takes 384 bytes in all, if the name of its class has at most 32 letters.
 *
 * <p><b>What happens if a process dies here.</b> The record is the old one or the new one, never a
 * mixture. The lock is freed, and its next holder is told, as {@link RLock} says.
 *
 * @param <T> the record class; all processes that use the record must have it
 */
public final class SharedRecord<T extends Record> extends Guarded {
  private static final long serialVersionUID = 1L;

  private final transient DoubleBuffer copies;
  private final transient RecordFields fields;

  /**
   * Creates a record with a lock of its own.
   *
   * @throws IllegalArgumentException if a component is neither primitive nor a record of
   *     primitives, or the class cannot be handed over to other processes; the message names the
   *     path to it or the cause
   * @throws NullPointerException if {@code initial} is null
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public SharedRecord(T initial) {
    this(initial, new RLock());
  }

  /**
   * Creates a record with the given lock.
   *
   * @param lock may be the lock of other objects, too
   * @throws NullPointerException if an argument is null
   * @throws IllegalArgumentException as the other constructor does
   * @throws mpj.multiprocessing.ArenaFullException if there is no shared memory left
   */
  public SharedRecord(T initial, RLock lock) {
    this(create(initial, lock), RecordFields.of(initial.getClass()), lock);
  }

  private SharedRecord(DoubleBuffer copies, RecordFields fields, RLock lock) {
    super(copies.block(), copies.mutex(), lock);
    this.copies = copies;
    this.fields = fields;
  }

  private static DoubleBuffer create(Record initial, RLock lock) {
    long[] words = RecordFields.of(initial.getClass()).words(initial);
    try {
      Code.handOver(initial.getClass());
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return DoubleBuffer.create(Tree.current(), initial.getClass().getName(), words, lock.handle());
  }

  /**
   * Returns the record that another process sent, by its {@link #handle}.
   *
   * @throws IllegalArgumentException if the record class has other components in this process
   */
  public static SharedRecord<?> attach(long handle) {
    Tree tree = Tree.current();
    DoubleBuffer copies = DoubleBuffer.at(tree, handle);
    RecordFields fields = RecordFields.of(copies.name(tree));
    if (fields.width() != copies.width()) {
      throw new IllegalArgumentException(
          "the record has other components here: class="
              + copies.name(tree)
              + "; start both processes from the same build");
    }
    return new SharedRecord<>(copies, fields, null);
  }

  /** Returns a copy of the record. It is always whole: one writer wrote all its components. */
  @SuppressWarnings("unchecked") // only such records are ever written
  public T get() {
    pass();
    return (T) fields.build(copies.read());
  }

  /**
   * Replaces the record. Waits while another process writes or holds the lock.
   *
   * @throws IllegalArgumentException if {@code value} is null, or a record of another class
   * @throws InterruptedException if the thread is interrupted while it waits for the lock; the
   *     record has not changed then
   */
  public void set(T value) throws InterruptedException {
    long[] words = fields.words(value);
    pass();
    try (var _ = hold()) {
      copies.write(words);
    }
  }

  /**
   * Replaces the record by what a function returns for it. Holds the lock meanwhile, so no change
   * of another process is lost.
   *
   * @param change gets the present record and returns the new one, in this thread. If it throws,
   *     this method throws the same exception, and the record does not change
   * @return the new record
   * @throws NullPointerException if {@code change} returns null; the record does not change
   * @throws InterruptedException if the thread is interrupted while it waits for the lock; the
   *     record has not changed then
   */
  public T update(UnaryOperator<T> change) throws InterruptedException {
    try (var _ = hold()) {
      T next =
          Objects.requireNonNull(
              change.apply(get()), "the function of an update must return a record, not null");
      set(next);
      return next;
    }
  }
}

package mpj.multiprocessing.shared;

import java.io.IOException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import mpj.multiprocessing.code.Code;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.sync.RLock;

/**
 * Several values that belong together, and are read and written together: the components of a Java
 * record. Python's {@code Value} of a {@code ctypes.Structure}, except that nobody ever sees one
 * half of an old record and one of a new.
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
 * <p>The components are of primitive types, or records of such. Reading never waits. Writers take
 * turns by the record's lock, which can be held around a reading and a writing, too, as that of a
 * {@link Value}.
 *
 * <p><b>Memory.</b> Who reads what another wrote also sees what the other did to the shared memory
 * before.
 *
 * <p><b>What it costs.</b> 64 bytes of the tree's shared memory, two words of 8 bytes for each
 * component, and the name of its class; with a lock of its own 192 bytes more. A point of two ints
 * takes 384 bytes in all, if the name of its class has no more than 32 letters.
 *
 * <p><b>What happens if a process dies here.</b> The record is the old one or the new one, whole.
 * The lock is freed, and its next holder told.
 *
 * @param <T> the record class, which all processes must have
 */
public final class SharedRecord<T extends Record> extends Guarded {
  private static final long serialVersionUID = 1L;

  private final transient Copies copies;
  private final transient RecordFields fields;

  /**
   * A record with a lock of its own.
   *
   * @throws IllegalArgumentException if a component is neither primitive nor a record of such; the
   *     message names the path to it
   * @throws mpj.multiprocessing.internal.arena.ArenaFullException if there is no shared memory left
   */
  public SharedRecord(T initial) {
    this(initial, new RLock());
  }

  /** A record with the lock given, which may belong to others, too. */
  public SharedRecord(T initial, RLock lock) {
    this(create(initial, lock), RecordFields.of(initial.getClass()), lock);
  }

  private SharedRecord(Copies copies, RecordFields fields, RLock lock) {
    super(copies.block(), copies.mutex(), lock);
    this.copies = copies;
    this.fields = fields;
  }

  private static Copies create(Record initial, RLock lock) {
    long[] words = RecordFields.of(initial.getClass()).words(initial);
    try {
      Code.handOver(initial.getClass());
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    return Copies.create(Tree.current(), initial.getClass().getName(), words, lock.handle());
  }

  /** Returns the record at a place of the shared memory, as another process sent it. */
  public static SharedRecord<?> attach(long handle) {
    Tree tree = Tree.current();
    Copies copies = Copies.at(tree, handle);
    RecordFields fields = RecordFields.of(copies.name(tree));
    if (fields.width() != copies.width()) {
      throw new IllegalArgumentException(
          "the record has other components here: class="
              + copies.name(tree)
              + "; start both processes from the same build");
    }
    return new SharedRecord<>(copies, fields, null);
  }

  /** Returns the record as one writer wrote it. */
  @SuppressWarnings("unchecked") // only such records are ever written
  public T get() {
    pass();
    return (T) fields.build(copies.read());
  }

  /** Writes another record, as soon as no other process writes or holds the lock. */
  public void set(T value) throws InterruptedException {
    long[] words = fields.words(value);
    pass();
    try (var _ = hold()) {
      copies.write(words);
    }
  }

  /**
   * Makes of the record another one, under the lock.
   *
   * @return the new one
   */
  public T update(UnaryOperator<T> change) throws InterruptedException {
    try (var _ = hold()) {
      T next = Objects.requireNonNull(change.apply(get()), "an update must answer a record");
      set(next);
      return next;
    }
  }
}

package mpj.multiprocessing.sync;

import java.time.Duration;
import java.util.Optional;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.internal.arena.Arena;
import mpj.multiprocessing.internal.arena.RecordType;
import mpj.multiprocessing.internal.arena.Tree;

/**
 * A mutual-exclusion lock: a {@link Lock} or an {@link RLock}. One thread at a time holds it.
 *
 * <p><b>What happens if a process dies here.</b> If the holder dies, the mutex becomes free within
 * a second. {@link #ownerDied} then tells the next holder.
 */
public sealed interface Mutex extends Shared permits Lock, RLock {
  /**
   * Acquires the mutex. Waits as long as it takes.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired
   *     the mutex then
   */
  void acquire() throws InterruptedException;

  /**
   * Acquires the mutex if this is possible without waiting.
   *
   * @return whether the mutex was acquired
   */
  boolean tryAcquire();

  /**
   * Acquires the mutex. Waits at most for the timeout, and gives up no earlier.
   *
   * @param timeout how long to wait at most; 0 or less: does not wait
   * @return false if the timeout elapsed
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired
   *     the mutex then
   * @throws NullPointerException if {@code timeout} is null
   */
  boolean tryAcquire(Duration timeout) throws InterruptedException;

  /**
   * Releases the mutex.
   *
   * @throws IllegalStateException if the mutex is free, or if it is an {@link RLock} that the
   *     calling thread does not hold
   */
  void release();

  /**
   * Acquires the mutex. Waits as long as it takes. {@code close} of the returned object releases
   * the mutex.
   *
   * @throws InterruptedException if the thread is interrupted while it waits; it has not acquired
   *     the mutex then
   */
  Hold hold() throws InterruptedException;

  /** Returns whether any thread holds the mutex now. */
  boolean isLocked();

  /**
   * Returns the previous holder, if it died while it held the mutex. The result stays until the
   * present holder releases the mutex.
   */
  Optional<OwnerDied> ownerDied();

  /**
   * Returns the mutex whose record lies at an offset of the shared memory. The library calls this
   * method when it decodes a message from another process.
   */
  static Mutex attach(long handle) {
    boolean reentrant = Arena.type(Tree.current().arena().at(handle)) == RecordType.RLOCK;
    return reentrant ? RLock.attach(handle) : Lock.attach(handle);
  }
}

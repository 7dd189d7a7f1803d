package mpj.multiprocessing;

import java.io.IOException;
import mpj.multiprocessing.shared.BooleanArray;
import mpj.multiprocessing.shared.BooleanValue;
import mpj.multiprocessing.shared.ByteArray;
import mpj.multiprocessing.shared.ByteValue;
import mpj.multiprocessing.shared.CharArray;
import mpj.multiprocessing.shared.CharValue;
import mpj.multiprocessing.shared.DoubleArray;
import mpj.multiprocessing.shared.DoubleValue;
import mpj.multiprocessing.shared.FloatArray;
import mpj.multiprocessing.shared.FloatValue;
import mpj.multiprocessing.shared.IntArray;
import mpj.multiprocessing.shared.IntValue;
import mpj.multiprocessing.shared.LongArray;
import mpj.multiprocessing.shared.LongValue;
import mpj.multiprocessing.shared.SharedMemory;
import mpj.multiprocessing.shared.ShortArray;
import mpj.multiprocessing.shared.ShortValue;
import mpj.multiprocessing.sync.Mutex;

/**
 * Factory methods of {@link Context} for shared values, arrays and memory, as Python's contexts
 * have them. Where a method takes a lock, it may be the lock of other objects, too; null is for no
 * lock, as in Python's {@code RawValue} and {@code RawArray}. Each method throws what the
 * constructor of the class throws. All of them throw an {@link
 * mpj.multiprocessing.ArenaFullException} if there is no shared memory left.
 */
abstract class ContextMemory {
  ContextMemory() {}

  /** Returns an int that all processes share, with a lock of its own. */
  public IntValue value(int initial) {
    return new IntValue(initial);
  }

  /** Returns an int that all processes share, with this lock; null: without one. */
  public IntValue value(int initial, Mutex lock) {
    return new IntValue(initial, lock);
  }

  /** Returns a long that all processes share, with a lock of its own. */
  public LongValue value(long initial) {
    return new LongValue(initial);
  }

  /** Returns a long that all processes share, with this lock; null: without one. */
  public LongValue value(long initial, Mutex lock) {
    return new LongValue(initial, lock);
  }

  /** Returns a double that all processes share, with a lock of its own. */
  public DoubleValue value(double initial) {
    return new DoubleValue(initial);
  }

  /** Returns a double that all processes share, with this lock; null: without one. */
  public DoubleValue value(double initial, Mutex lock) {
    return new DoubleValue(initial, lock);
  }

  /** Returns a boolean that all processes share, with a lock of its own. */
  public BooleanValue value(boolean initial) {
    return new BooleanValue(initial);
  }

  /** Returns a boolean that all processes share, with this lock; null: without one. */
  public BooleanValue value(boolean initial, Mutex lock) {
    return new BooleanValue(initial, lock);
  }

  /** Returns a byte that all processes share, with a lock of its own. */
  public ByteValue value(byte initial) {
    return new ByteValue(initial);
  }

  /** Returns a byte that all processes share, with this lock; null: without one. */
  public ByteValue value(byte initial, Mutex lock) {
    return new ByteValue(initial, lock);
  }

  /** Returns a short that all processes share, with a lock of its own. */
  public ShortValue value(short initial) {
    return new ShortValue(initial);
  }

  /** Returns a short that all processes share, with this lock; null: without one. */
  public ShortValue value(short initial, Mutex lock) {
    return new ShortValue(initial, lock);
  }

  /** Returns a float that all processes share, with a lock of its own. */
  public FloatValue value(float initial) {
    return new FloatValue(initial);
  }

  /** Returns a float that all processes share, with this lock; null: without one. */
  public FloatValue value(float initial, Mutex lock) {
    return new FloatValue(initial, lock);
  }

  /** Returns a char that all processes share, with a lock of its own. */
  public CharValue value(char initial) {
    return new CharValue(initial);
  }

  /** Returns a char that all processes share, with this lock; null: without one. */
  public CharValue value(char initial, Mutex lock) {
    return new CharValue(initial, lock);
  }

  /** Returns a shared array with a copy of these ints and a lock of its own. */
  public IntArray array(int[] values) {
    return new IntArray(values);
  }

  /** Returns a shared array with a copy of these ints and this lock; null: without one. */
  public IntArray array(int[] values, Mutex lock) {
    return new IntArray(values, lock);
  }

  /** Returns a shared array of this number of ints, each zero, with a lock of its own. */
  public IntArray intArray(int length) {
    return new IntArray(length);
  }

  /**
   * Returns a shared array of this number of ints, each zero, with this lock; null: without one.
   */
  public IntArray intArray(int length, Mutex lock) {
    return new IntArray(length, lock);
  }

  /** Returns a shared array with a copy of these longs and a lock of its own. */
  public LongArray array(long[] values) {
    return new LongArray(values);
  }

  /** Returns a shared array with a copy of these longs and this lock; null: without one. */
  public LongArray array(long[] values, Mutex lock) {
    return new LongArray(values, lock);
  }

  /** Returns a shared array of this number of longs, each zero, with a lock of its own. */
  public LongArray longArray(int length) {
    return new LongArray(length);
  }

  /**
   * Returns a shared array of this number of longs, each zero, with this lock; null: without one.
   */
  public LongArray longArray(int length, Mutex lock) {
    return new LongArray(length, lock);
  }

  /** Returns a shared array with a copy of these doubles and a lock of its own. */
  public DoubleArray array(double[] values) {
    return new DoubleArray(values);
  }

  /** Returns a shared array with a copy of these doubles and this lock; null: without one. */
  public DoubleArray array(double[] values, Mutex lock) {
    return new DoubleArray(values, lock);
  }

  /** Returns a shared array of this number of doubles, each zero, with a lock of its own. */
  public DoubleArray doubleArray(int length) {
    return new DoubleArray(length);
  }

  /**
   * Returns a shared array of this number of doubles, each zero, with this lock; null: without one.
   */
  public DoubleArray doubleArray(int length, Mutex lock) {
    return new DoubleArray(length, lock);
  }

  /** Returns a shared array with a copy of these booleans and a lock of its own. */
  public BooleanArray array(boolean[] values) {
    return new BooleanArray(values);
  }

  /** Returns a shared array with a copy of these booleans and this lock; null: without one. */
  public BooleanArray array(boolean[] values, Mutex lock) {
    return new BooleanArray(values, lock);
  }

  /** Returns a shared array of this number of booleans, each false, with a lock of its own. */
  public BooleanArray booleanArray(int length) {
    return new BooleanArray(length);
  }

  /**
   * Returns a shared array of this number of booleans, each false, with this lock; null: without
   * one.
   */
  public BooleanArray booleanArray(int length, Mutex lock) {
    return new BooleanArray(length, lock);
  }

  /** Returns a shared array with a copy of these bytes and a lock of its own. */
  public ByteArray array(byte[] values) {
    return new ByteArray(values);
  }

  /** Returns a shared array with a copy of these bytes and this lock; null: without one. */
  public ByteArray array(byte[] values, Mutex lock) {
    return new ByteArray(values, lock);
  }

  /** Returns a shared array of this number of bytes, each zero, with a lock of its own. */
  public ByteArray byteArray(int length) {
    return new ByteArray(length);
  }

  /**
   * Returns a shared array of this number of bytes, each zero, with this lock; null: without one.
   */
  public ByteArray byteArray(int length, Mutex lock) {
    return new ByteArray(length, lock);
  }

  /** Returns a shared array with a copy of these shorts and a lock of its own. */
  public ShortArray array(short[] values) {
    return new ShortArray(values);
  }

  /** Returns a shared array with a copy of these shorts and this lock; null: without one. */
  public ShortArray array(short[] values, Mutex lock) {
    return new ShortArray(values, lock);
  }

  /** Returns a shared array of this number of shorts, each zero, with a lock of its own. */
  public ShortArray shortArray(int length) {
    return new ShortArray(length);
  }

  /**
   * Returns a shared array of this number of shorts, each zero, with this lock; null: without one.
   */
  public ShortArray shortArray(int length, Mutex lock) {
    return new ShortArray(length, lock);
  }

  /** Returns a shared array with a copy of these floats and a lock of its own. */
  public FloatArray array(float[] values) {
    return new FloatArray(values);
  }

  /** Returns a shared array with a copy of these floats and this lock; null: without one. */
  public FloatArray array(float[] values, Mutex lock) {
    return new FloatArray(values, lock);
  }

  /** Returns a shared array of this number of floats, each zero, with a lock of its own. */
  public FloatArray floatArray(int length) {
    return new FloatArray(length);
  }

  /**
   * Returns a shared array of this number of floats, each zero, with this lock; null: without one.
   */
  public FloatArray floatArray(int length, Mutex lock) {
    return new FloatArray(length, lock);
  }

  /** Returns a shared array with a copy of these chars and a lock of its own. */
  public CharArray array(char[] values) {
    return new CharArray(values);
  }

  /** Returns a shared array with a copy of these chars and this lock; null: without one. */
  public CharArray array(char[] values, Mutex lock) {
    return new CharArray(values, lock);
  }

  /** Returns a shared array of this number of chars, each zero, with a lock of its own. */
  public CharArray charArray(int length) {
    return new CharArray(length);
  }

  /**
   * Returns a shared array of this number of chars, each zero, with this lock; null: without one.
   */
  public CharArray charArray(int length, Mutex lock) {
    return new CharArray(length, lock);
  }

  /**
   * Returns new memory with a name that no other memory has, full of zeros.
   *
   * @param size in bytes
   * @throws IOException as {@link SharedMemory#create(long)} does
   */
  public SharedMemory sharedMemory(long size) throws IOException {
    return SharedMemory.create(size);
  }

  /**
   * Returns new memory with a name, full of zeros.
   *
   * @param size in bytes
   * @throws IOException as {@link SharedMemory#create(String, long)} does
   */
  public SharedMemory sharedMemory(String name, long size) throws IOException {
    return SharedMemory.create(name, size);
  }
}

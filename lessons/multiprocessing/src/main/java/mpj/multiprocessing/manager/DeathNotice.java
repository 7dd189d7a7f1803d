package mpj.multiprocessing.manager;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.memory.Deceased;

/**
 * What the main process puts into the queue of a manager's requests when a process has died. It
 * comes after everything that the dead asked for, and before anything that the next process in its
 * slot does.
 *
 * @param slot that it had
 * @param byAccident it was killed or failed, rather than ended with exit code 0
 */
record DeathNotice(int slot, boolean byAccident, Deceased deceased) {
  /** The first byte of the notice; that of a request is another. */
  public static final byte KIND = 0;

  private static final int NAME = 1 + 4 + 1 + 8 + 4;

  static DeathNotice of(ProcessTable table, int slot) {
    int code = table.exitCode(slot);
    return new DeathNotice(slot, code != 0, new Deceased(table.name(slot), table.pid(slot), code));
  }

  byte[] bytes() {
    byte[] name = deceased.process().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(NAME + name.length);
    out.put(KIND).putInt(slot).put((byte) (byAccident ? 1 : 0));
    out.putLong(deceased.pid()).putInt(deceased.exitCode()).put(name);
    return out.array();
  }

  /** Reads the notice that the first bytes of an array are. */
  public static DeathNotice read(byte[] bytes, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
    in.get();
    int slot = in.getInt();
    boolean byAccident = in.get() != 0;
    long pid = in.getLong();
    int exitCode = in.getInt();
    byte[] name = Arrays.copyOfRange(bytes, NAME, length);
    String process = new String(name, StandardCharsets.UTF_8);
    return new DeathNotice(slot, byAccident, new Deceased(process, pid, exitCode));
  }
}

package mpj.multiprocessing.manager;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.memory.DeadOwner;

/**
 * The message that the main process puts into a manager's queue of requests when a process has
 * died. It comes after all requests of the dead process, and before all requests of the next
 * process in its slot.
 *
 * @param slot the slot that the process had
 * @param byAccident whether it was killed or failed; false if it ended with exit code 0
 */
record DeathNotice(int slot, boolean byAccident, DeadOwner deadOwner) {
  /** The first byte of a notice. Requests have other values. */
  public static final byte KIND = 0;

  private static final int NAME = 1 + 4 + 1 + 8 + 4;

  static DeathNotice of(ProcessTable table, int slot) {
    int code = table.exitCode(slot);
    return new DeathNotice(slot, code != 0, new DeadOwner(table.name(slot), table.pid(slot), code));
  }

  byte[] bytes() {
    byte[] name = deadOwner.process().getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(NAME + name.length);
    out.put(KIND).putInt(slot).put((byte) (byAccident ? 1 : 0));
    out.putLong(deadOwner.pid()).putInt(deadOwner.exitCode()).put(name);
    return out.array();
  }

  /** Reads the notice in the first bytes of an array. */
  public static DeathNotice read(byte[] bytes, int length) {
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
    in.get();
    int slot = in.getInt();
    boolean byAccident = in.get() != 0;
    long pid = in.getLong();
    int exitCode = in.getInt();
    byte[] name = Arrays.copyOfRange(bytes, NAME, length);
    String process = new String(name, StandardCharsets.UTF_8);
    return new DeathNotice(slot, byAccident, new DeadOwner(process, pid, exitCode));
  }
}

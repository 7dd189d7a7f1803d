package mpj.multiprocessing.launch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a child reads first, from its standard input: where its tree is, who it is, and its task. It
 * has a fixed form of its own; nothing secret ever stands in arguments or environment.
 *
 * @param directory the tree's directory
 * @param slot which entry of the process table is the child's
 * @param name the child's name
 * @param daemon whether it ends with its parent
 * @param rootPid the main process
 * @param parentName the parent's name
 * @param parentPid the parent
 * @param options of the JVM, for its own children
 * @param traced whether it is to emit events
 * @param task the task, encoded
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares messages
public record BootMessage(
    String directory,
    int slot,
    String name,
    boolean daemon,
    long rootPid,
    String parentName,
    long parentPid,
    List<String> options,
    boolean traced,
    byte[] task) {

  private static final int MAGIC = 0x6d706a01;

  /** Writes the message; the stream stays open, its end is the notice of the parent's death. */
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeUTF(directory);
    out.writeInt(slot);
    out.writeUTF(name);
    out.writeBoolean(daemon);
    out.writeLong(rootPid);
    out.writeUTF(parentName);
    out.writeLong(parentPid);
    out.writeInt(options.size());
    for (String option : options) {
      out.writeUTF(option);
    }
    out.writeBoolean(traced);
    out.writeInt(task.length);
    out.write(task);
    out.flush();
  }

  /** Reads the message. */
  public static BootMessage readFrom(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("this program is started by a parent process, not by hand");
    }
    String directory = in.readUTF();
    int slot = in.readInt();
    String name = in.readUTF();
    boolean daemon = in.readBoolean();
    long rootPid = in.readLong();
    String parentName = in.readUTF();
    long parentPid = in.readLong();
    List<String> options = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      options.add(in.readUTF());
    }
    boolean traced = in.readBoolean();
    byte[] task = new byte[in.readInt()];
    in.readFully(task);
    return new BootMessage(
        directory, slot, name, daemon, rootPid, parentName, parentPid, options, traced, task);
  }
}

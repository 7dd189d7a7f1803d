package mpj.multiprocessing.internal.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The first message that a child reads, mostly from its standard input. It has the tree's
 * directory, the child's own data and the task. Its binary format is fixed. Nothing secret is
 * passed by arguments or by the environment.
 *
 * @param directory the tree's directory
 * @param slot the child's entry in the process table
 * @param name the child's name
 * @param daemon whether the child ends with its parent
 * @param rootPid the process id of the main process
 * @param parentName the parent's name
 * @param parentPid the parent's process id
 * @param method the start method of the child and of its own children: 0 SPAWN, 1 FORKSERVER, 2
 *     FORK
 * @param settings the JVM settings of the child's own children
 * @param standbys the number of standbys for the child's own children; negative: it depends on the
 *     machine
 * @param traced whether the child emits events
 * @param logSeverity the lowest severity of messages that the child logs
 * @param logToError whether the child's log goes to standard error
 * @param session the number of the session in which a user types code; 0: there is no session
 * @param findsCode whether the context class loader of the child's threads finds classes that were
 *     handed over; true if the thread that started the child has a class loader of its own
 * @param generation how many processes are above the child
 * @param initializers the classes whose static initializers started the child or a process above
 *     it, separated by commas
 * @param globals the parent's declared globals, encoded; empty if the child gets none
 * @param task the task, encoded
 */
@SuppressWarnings("ArrayRecordComponent") // no code compares messages
public record BootMessage(
    String directory,
    int slot,
    String name,
    boolean daemon,
    long rootPid,
    String parentName,
    long parentPid,
    int method,
    JvmSettings settings,
    int standbys,
    boolean traced,
    int logSeverity,
    boolean logToError,
    int session,
    boolean findsCode,
    int generation,
    String initializers,
    byte[] globals,
    byte[] task) {

  private static final int MAGIC = 0x6d706a01;

  /** In bytes. A pipe holds 64 KiB; the rest is for paths and options. */
  private static final int SMALL = 16 << 10;

  /** Returns whether a pipe can hold the whole message, so that a write does not block. */
  public boolean isSmall() {
    return globals.length + task.length <= SMALL;
  }

  /** Writes the message. The stream stays open. */
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    writeText(out, directory);
    out.writeInt(slot);
    writeText(out, name);
    out.writeBoolean(daemon);
    out.writeLong(rootPid);
    writeText(out, parentName);
    out.writeLong(parentPid);
    out.writeInt(method);
    settings.writeTo(out);
    out.writeInt(standbys);
    out.writeBoolean(traced);
    out.writeInt(logSeverity);
    out.writeBoolean(logToError);
    out.writeInt(session);
    out.writeBoolean(findsCode);
    out.writeInt(generation);
    writeText(out, initializers);
    out.writeInt(globals.length);
    out.write(globals);
    out.writeInt(task.length);
    out.write(task);
    out.flush();
  }

  /** Writes a text of any length. Class paths may be too long for {@code writeUTF}. */
  static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Reads a message.
   *
   * @throws IOException if it is not a message of this format, or cannot be read
   */
  public static BootMessage readFrom(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("this program is started by a parent process, not by hand");
    }
    String directory = readText(in);
    int slot = in.readInt();
    String name = readText(in);
    boolean daemon = in.readBoolean();
    long rootPid = in.readLong();
    String parentName = readText(in);
    long parentPid = in.readLong();
    int method = in.readInt();
    JvmSettings settings = JvmSettings.readFrom(in);
    int standbys = in.readInt();
    boolean traced = in.readBoolean();
    int logSeverity = in.readInt();
    boolean logToError = in.readBoolean();
    int session = in.readInt();
    boolean findsCode = in.readBoolean();
    int generation = in.readInt();
    String initializers = readText(in);
    byte[] globals = new byte[in.readInt()];
    in.readFully(globals);
    byte[] task = new byte[in.readInt()];
    in.readFully(task);
    return new BootMessage(
        directory,
        slot,
        name,
        daemon,
        rootPid,
        parentName,
        parentPid,
        method,
        settings,
        standbys,
        traced,
        logSeverity,
        logToError,
        session,
        findsCode,
        generation,
        initializers,
        globals,
        task);
  }
}

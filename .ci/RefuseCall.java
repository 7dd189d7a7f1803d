import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * Runs a command for which the kernel refuses {@code futex_waitv}, as kernels before 5.16 and some
 * sandboxes do: a seccomp filter answers ENOSYS, for the command and for all that it starts.
 *
 * <p>Arguments: the command. Its exit code is this program's. Exit code 3: no filter can be set
 * here, and the command was not run.
 */
final class RefuseCall {
  private static final boolean AARCH64 = System.getProperty("os.arch").equals("aarch64");
  private static final long PRCTL = AARCH64 ? 167 : 157;
  private static final long SECCOMP = AARCH64 ? 277 : 317;
  private static final int FUTEX_WAITV = 449; // on both

  private static final long NO_NEW_PRIVILEGES = 38;
  private static final long SET_FILTER = 1;
  private static final long ALL_THREADS = 1;
  private static final int ENOSYS = 38;
  private static final int NO_FILTER = 3;

  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();

  private final Arena memory = Arena.ofAuto();
  private final MemorySegment state = memory.allocate(STATE);
  private final MethodHandle syscall;

  private RefuseCall() {
    var word = ValueLayout.JAVA_LONG;
    Linker linker = Linker.nativeLinker();
    syscall =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("syscall"),
            FunctionDescriptor.of(word, word, word, word, word, word, word),
            Linker.Option.captureCallState("errno"));
  }

  public static void main(String[] command) throws Throwable {
    if (!new RefuseCall().refuses()) {
      System.exit(NO_FILTER);
    }
    System.exit(new ProcessBuilder(List.of(command)).inheritIO().start().waitFor());
  }

  private boolean refuses() throws Throwable {
    if (call(PRCTL, NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0
        || call(SECCOMP, SET_FILTER, ALL_THREADS, filter().address(), 0, 0) != 0) {
      return false;
    }
    return call(FUTEX_WAITV, 0, 0, 0, 0, 0) < 0 && errno() == ENOSYS;
  }

  private long call(long number, long a, long b, long c, long d, long e) throws Throwable {
    return (long) syscall.invokeExact(state, number, a, b, c, d, e);
  }

  private int errno() {
    return (int) STATE.varHandle(MemoryLayout.PathElement.groupElement("errno")).get(state, 0L);
  }

  /** A struct sock_fprog of four instructions: look at the number of the call, answer. */
  private MemorySegment filter() {
    MemorySegment code = memory.allocate(4 * 8, 8);
    instruction(code, 0, 0x20, 0, 0, 0); // load the word at 0 of struct seccomp_data: the number
    instruction(code, 1, 0x15, 0, 1, FUTEX_WAITV); // another one: skip the next
    instruction(code, 2, 0x06, 0, 0, 0x50000 | ENOSYS); // return SECCOMP_RET_ERRNO
    instruction(code, 3, 0x06, 0, 0, 0x7fff0000); // return SECCOMP_RET_ALLOW
    MemorySegment program = memory.allocate(16, 8);
    program.set(ValueLayout.JAVA_SHORT, 0, (short) 4);
    program.set(ValueLayout.JAVA_LONG, 8, code.address());
    return program;
  }

  private static void instruction(
      MemorySegment code, int at, int operation, int ifTrue, int ifFalse, int operand) {
    code.set(ValueLayout.JAVA_SHORT, at * 8L, (short) operation);
    code.set(ValueLayout.JAVA_BYTE, at * 8L + 2, (byte) ifTrue);
    code.set(ValueLayout.JAVA_BYTE, at * 8L + 3, (byte) ifFalse);
    code.set(ValueLayout.JAVA_INT, at * 8L + 4, operand);
  }
}

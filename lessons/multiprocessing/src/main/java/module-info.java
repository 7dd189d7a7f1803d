/**
 * A library for processes: child JVMs that run tasks, and the objects by which these processes
 * synchronize, send messages and share data.
 *
 * <p>A program on the class path can use the library without a module of its own. A program in a
 * source file may write {@code import module mpj.multiprocessing;}. Some classes have the same
 * simple name as a class of {@code java.base}, for example {@code Queue} and {@code Semaphore}. A
 * program that uses such a class must also import it by its full name. This command runs such a
 * program; JAR is this library's jar file. Without the first option the JVM prints warnings.
 *
 * <pre>{@code
 * java --enable-native-access=mpj.multiprocessing -p JAR --add-modules mpj.multiprocessing Hello.java
 * }</pre>
 *
 * <p>A program that is a module needs {@code requires mpj.multiprocessing;} and nothing else. If it
 * {@code opens} a package to this module, records of that package are sent faster.
 */
@SuppressWarnings("module") // mpj.remote need not be there
module mpj.multiprocessing {
  requires java.logging;
  requires java.management;
  requires jdk.unsupported;

  exports mpj.multiprocessing;
  exports mpj.multiprocessing.channel;
  exports mpj.multiprocessing.manager;
  exports mpj.multiprocessing.pool;
  exports mpj.multiprocessing.shared;
  exports mpj.multiprocessing.sync;
  exports mpj.multiprocessing.trace;
  exports mpj.multiprocessing.internal.log to
      mpj.remote;
  exports mpj.multiprocessing.internal.codec to
      mpj.remote;
  exports mpj.multiprocessing.manager.guest to
      mpj.remote;
  exports mpj.multiprocessing.internal.thread to
      mpj.remote;
}

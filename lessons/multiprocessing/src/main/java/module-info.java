/**
 * Processes as a library: child JVMs that run a task, and what they synchronize by, send and share.
 *
 * <p>A program on the class path does not notice that this is a module. One in a source file may
 * {@code import module mpj.multiprocessing;}, and imports by its name what {@code java.base} has as
 * well, as {@code Queue} or {@code Semaphore}. A program's own module needs {@code requires
 * mpj.multiprocessing;} and no more. Records of a package that it {@code opens} to this module are
 * sent faster.
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
  exports mpj.multiprocessing.wire;
  exports mpj.multiprocessing.internal.log to
      mpj.remote;
  exports mpj.multiprocessing.manager.guest to
      mpj.remote;
  exports mpj.multiprocessing.internal.thread to
      mpj.remote;
}

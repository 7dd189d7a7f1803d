/**
 * The library's own log: its switch, and the way to the loggers of the platform. No logger is
 * loaded before the first message. The text of exceptions is made here, too.
 *
 * <p>May use the JDK only, so that every room may use it.
 */
package mpj.multiprocessing.internal.log;

/**
 * What the library tells about itself, to whoever asked for it: the switch, and the way to the
 * platform's loggers, none of which is loaded before it is switched on.
 *
 * <p>May use the JDK only, so that every room may use it.
 */
package mpj.multiprocessing.internal.log;

/**
 * How a child JVM comes to life: its command line, the message that it reads first, and the pumps
 * that bring back what it prints.
 *
 * <p>May use {@code wire}, {@code trace}, {@code holders} and {@code arena}.
 */
package mpj.multiprocessing.launch;

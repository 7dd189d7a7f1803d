package mpj.multiprocessing.trace;

/**
 * The process of an event.
 *
 * @param name its name in the tree, for example {@code Process-1}
 * @param pid its process id (PID)
 */
public record Actor(String name, long pid) {}

package mpj.multiprocessing.trace;

/**
 * A process that does something.
 *
 * @param name its name in the tree, {@code Process-1}
 * @param pid its number in the operating system
 */
public record Actor(String name, long pid) {}

/**
 * The interfaces between a manager and the package that connects guests to it. A guest is a JVM
 * outside of the manager's process tree that uses the manager's objects over a connection. The
 * manager knows which objects a guest may see and name. The package that implements {@code
 * GuestEntrance} and {@code GuestConnection} decides how bytes travel and which guests are
 * accepted.
 *
 * <p>There are only interfaces here. In the server, {@code GuestEntrance}, {@code GuestListener}
 * and {@code Reply} are implemented outside of the library, {@code GuestReception} and {@code
 * Visit} by the manager. In the guest, {@code GuestConnection} is implemented outside of the
 * library.
 *
 * <p>May use {@code internal.codec}.
 */
package mpj.multiprocessing.manager.guest;

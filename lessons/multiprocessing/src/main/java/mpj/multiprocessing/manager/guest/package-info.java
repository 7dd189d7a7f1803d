/**
 * What a manager and what brings it guests need of each other. A guest is a JVM that is no process
 * of the manager's tree, and uses what the manager hosts all the same, over a connection of its
 * own. The manager knows what a guest may see and name; how bytes travel, and who is let in, is the
 * matter of who implements {@code GuestEntrance} and {@code GuestConnection}.
 *
 * <p>Interfaces only: in the server {@code GuestEntrance}, {@code GuestListener} and {@code Reply}
 * are implemented outside of the library, {@code GuestReception} and {@code Visit} by the manager;
 * in the guest, {@code GuestConnection}.
 *
 * <p>May use {@code wire}.
 */
package mpj.multiprocessing.manager.guest;

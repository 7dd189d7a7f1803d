/**
 * Objects on a server. A manager's server process hosts them, and all processes of the tree use
 * them through proxies.
 *
 * <h2>How a call works</h2>
 *
 * A proxy has a {@code ObjectRef}: the object's name, and a {@code Transport} to the server. Within
 * a process tree the way is a {@code TreeTransport}. It uses a {@code CallBuffers}, which has a
 * mailbox in shared memory. The caller encodes the call and puts it into the manager's queue of
 * requests. The server has one dispatcher thread ({@code Server}). It takes the call and passes it
 * to the {@code Host}, which knows nothing of queues and mailboxes. The host runs the method of the
 * {@code Hosted} object, and the {@code Call} sends the answer. A call may take long if it runs
 * code of the client or its object is busy. Such a call runs in another thread, so that calls of
 * other clients do not wait behind it. A call that waits, for a lock or an item, has no thread at
 * all: the object keeps it in a queue of waiting calls, and answers it later.
 *
 * <p>A call from a JVM outside of the tree takes another way ({@code GuestTransport}), over a
 * connection that another package provides ({@code guest}). In the server a {@code GuestVisit}
 * passes it to the same {@code Host}. The server checks everything that such a {@code Guest} sends
 * against the list of allowed classes. A guest can only name objects in which it has a share.
 * Proxies that a guest sends or receives are translated at the border of the tree: the guest knows
 * objects by their names, and the server counts the references.
 *
 * <p>If a client is interrupted during a call, it cancels the call. The server answers at once:
 * either that nothing was done, or with what had been done before the cancellation arrived. The
 * client waits one second for the server to notice. If the server does not, for example because it
 * is stopped, the client gives the call up in its mailbox. When the server goes on, it does not
 * begin such a call, and gives nothing to it. What it had begun takes effect, and an item that it
 * had taken out for the call is lost.
 *
 * <h2>Which client holds what</h2>
 *
 * The server knows each caller as a {@code Client}. When a client dies, the main process puts a
 * notice into the queue of requests. So the notice comes after all requests of the dead client. The
 * server then releases what the client held. The same queue also carries what processes report
 * about references ({@code ReferenceCounts}): a proxy was put into a message, was read from a
 * message, or is garbage. The server frees an object when no process and no message has a share in
 * it.
 *
 * <h2>How to add a type</h2>
 *
 * A program registers an interface and a factory for its objects: one line. The library makes the
 * proxies from the interface. Only methods of the interface can be called ({@code
 * RegisteredTypes}).
 *
 * <p>The types that every manager knows have proxy classes of their own. A child loads them faster,
 * and their calls may wait without a thread in the server. Such a type needs a line in {@code
 * ManagedType}, a number and a name in {@code HostedType}, a {@code Hosted} class with the numbers
 * of its methods, a proxy class, and a method of {@code Manager}.
 *
 * <p>The locks, conditions, barriers, semaphores and queues here are not those of shared memory
 * behind a proxy. Those know their holders as processes and threads of this tree. Here a holder is
 * a client and one of its threads. The client is a process of the tree, or a JVM that has no slot
 * in the tree. When a client dies, the server lives on and repairs the state of what the client
 * held. Besides, these objects are fair: the call that has waited longest is served first. And a
 * waiting call has no thread.
 *
 * <p>Clients load as few classes as possible here, because fifty children may make one call each.
 * So there are no lambdas and no streams on the path of a call.
 *
 * <p>May use {@code pool}, {@code sync}, {@code channel}, {@code internal.queue}, {@code
 * internal.memory}, {@code internal.process}, {@code internal.holders}, {@code internal.trace},
 * {@code internal.codec}, {@code internal.code}, {@code manager.guest}, {@code internal.arena} and
 * the root package.
 */
package mpj.multiprocessing.manager;

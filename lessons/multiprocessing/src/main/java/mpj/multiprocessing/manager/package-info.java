/**
 * Objects on a server: a manager's server process hosts them, and every process of the tree uses
 * them through proxies.
 *
 * <h2>How a call goes</h2>
 *
 * Each proxy has a {@code Link}: an object's name and a {@code Way} to the server. On the way
 * within a tree ({@code TreeWay}) a {@code Caller}, which has a mailbox in shared memory, encodes
 * the call and puts it into the manager's queue of requests. The server's one dispatcher ({@code
 * Server}) takes it and hands it to the {@code Host}, which knows nothing of queues and mailboxes:
 * it runs the method of the {@code Hosted} object and has the {@code Call} send the answer. A call
 * that may take long, because it runs code of the client's or its object is busy, gets another
 * thread, so that nobody else's call waits behind it. A call that waits, for a lock or an item, has
 * no thread at all: the object keeps it in a line and answers it when its turn comes.
 *
 * <p>From a JVM that is no process of the tree a call goes by another way ({@code GuestWay}), over
 * a connection that others bring ({@code guest}); in the server a {@code GuestVisit} hands it to
 * the same {@code Host}. What such a {@code Guest} sends is read behind the list of allowed
 * classes, and it can name only objects that it has a share in. Proxies that go there, or come from
 * there, are translated on the border of the tree: a guest knows objects by their names, and the
 * server keeps the count.
 *
 * <p>A client that is interrupted has its call left: the server answers at once, either that
 * nothing was done, or with what had been done before it heard. A server that has not heard within
 * a second, because it is stopped, say, is not waited for any longer: the client gives the call up
 * in its mailbox. When the server goes on, it does not begin such a call, and gives nothing to it;
 * what it had begun takes effect, and an item that it had taken out for the call is lost.
 *
 * <h2>Who has what</h2>
 *
 * The server knows who calls as a {@code Client}. When one has died, the main process puts a notice
 * into the queue of requests: so the server hears of it after all that the dead had asked for, and
 * frees what it held. In the same queue travels what the processes say of references ({@code
 * Shares}): a proxy was put into a message, was read from one, is garbage. An object in which
 * nobody has a share is let go of.
 *
 * <h2>A new type</h2>
 *
 * A program registers an interface, and what makes an object of it: one line. Its proxies are made
 * from the interface, and the methods of that can be called, no others ({@code RegisteredTypes}).
 *
 * <p>The types that every manager knows have proxies of their own, which cost a child less to load
 * and may wait without a thread in the server. Such a type is a line in {@code ManagedType}, with
 * its number and name in {@code HostedType}: a {@code Hosted} class with the numbers of its
 * methods, a proxy; and its method of {@code Manager}.
 *
 * <p>The locks, conditions, barriers, semaphores and queues here are not those of the shared memory
 * behind a proxy, because those know their holders as processes and threads of this tree. Here a
 * holder is a client and one of its threads: a process of the tree, or a JVM that has no slot in
 * it. When a client dies, what it held is mended while the server lives on. Besides, who has waited
 * longest is served first, and a call that waits has no thread.
 *
 * <p>Clients load as little as possible here, because fifty children may each make one call: no
 * lambdas and no streams on the way of a call.
 *
 * <p>May use {@code pool}, {@code sync}, {@code channel}, {@code internal.queue}, {@code
 * internal.memory}, {@code internal.process}, {@code internal.holders}, {@code trace}, {@code
 * wire}, {@code code}, {@code manager.guest}, {@code internal.arena} and the root package.
 */
package mpj.multiprocessing.manager;

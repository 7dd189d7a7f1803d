/**
 * Objects on a server: a manager's server process hosts them, and every process of the tree uses
 * them through proxies.
 *
 * <h2>How a call goes</h2>
 *
 * A proxy's {@code Link} takes a {@code Caller}, which has a mailbox in shared memory, encodes the
 * {@code Request} (where to answer, which object, which method, the arguments) and puts it into the
 * manager's queue of requests. The server's one dispatcher takes it, runs the method of the {@code
 * Hosted} object, and answers into the mailbox. A call that may take long, because it runs code of
 * the client's or its object is busy, gets a thread of its own, so that nobody else's call waits
 * behind it.
 *
 * <p>Only methods that a type has numbered can be called. A new type of object is: its name in
 * {@code RecordType}, its methods' numbers, a {@code Hosted} class, its line in {@code HostedType},
 * and a proxy.
 *
 * <p>Clients load as little as possible here, because fifty children may each make one call: no
 * lambdas and no streams on the way of a call.
 *
 * <p>May use the root package, {@code structure}, {@code trace}, {@code wire} and {@code arena}.
 */
package mpj.multiprocessing.manager;

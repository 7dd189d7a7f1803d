/**
 * Passing data: queues and pipes between any processes of the tree. A process can also wait for
 * several connections and child processes at the same time.
 *
 * <p>Pools and managers use the inner parts of queues too, so these parts lie in {@code
 * internal.queue}. The parts of a pipe lie here. {@code PipeState} records which process holds
 * which end. A {@code Lane} for each direction has the words that both sides use. A {@code
 * LaneWriter} puts messages in, and a {@code LaneReader} takes them out. Short messages lie in
 * rings; a long message goes by a {@code Rendezvous}.
 *
 * <p>May use {@code internal.queue}, {@code internal.memory}, {@code internal.trace}, {@code
 * internal.codec}, {@code internal.holders} and {@code internal.arena}.
 */
package mpj.multiprocessing.channel;

/**
 * Passing data: queues and pipes between any processes of the tree, and waiting for several of them
 * and for processes at once.
 *
 * <p>What queues consist of, pools and managers use as well, so it lies in {@code internal.queue}.
 * What a pipe consists of lies here: {@code PipeState} tells which process holds which end; a
 * {@code Lane} for each direction has the words that both sides use, a {@code LaneWriter} and a
 * {@code LaneReader} put messages in and take them out. Short ones lie in rings, a long one goes by
 * a {@code Handover}.
 *
 * <p>May use {@code internal.queue}, {@code internal.memory}, {@code trace}, {@code wire}, {@code
 * internal.holders} and {@code internal.arena}.
 */
package mpj.multiprocessing.channel;

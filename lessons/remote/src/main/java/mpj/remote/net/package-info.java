/**
 * Requests and answers between JVMs that are no children of each other, over TCP: a {@link
 * mpj.remote.net.Listener} gives what authenticated peers ask to a {@link mpj.remote.net.Service};
 * a {@link mpj.remote.net.PeerConnection} asks. What the bytes of a request mean is not known here.
 *
 * <h2>Who is let in</h2>
 *
 * Both sides prove that they know the {@link mpj.remote.net.Key}, the one who connects first:
 * whoever merely connects gets nothing to try keys against. Both have five seconds together ({@code
 * Handshake}); one thread closes whoever takes longer. Beyond loopback everything goes through TLS:
 * the listener has an {@link mpj.remote.net.Identity}, whose {@link mpj.remote.net.Fingerprint} the
 * other side must name, and the proof of the key covers the fingerprint, too, so nobody can stand
 * in between.
 *
 * <h2>What travels</h2>
 *
 * Frames: the length of what follows (4 bytes), what kind it is (1), the call's number (8), the
 * bytes. A length is compared with the limit before there is memory for it, and memory is taken as
 * the bytes come, not as they are announced. On both sides one thread reads and another writes, so
 * a peer that does not read its answers holds up nobody. Who hears nothing for a while asks ({@code
 * PING}), and takes the other for vanished if it hears nothing for as long again.
 *
 * <p>May use the library. (It needs its log and its threads alone.)
 */
package mpj.remote.net;

package mpj.remote.net;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The mutual challenge, in four frames of fixed size: the client's hello and the listener's (each
 * with the version of the protocol, the largest message it takes, and a fresh nonce), the client's
 * proof, the listener's verdict with its own proof.
 *
 * <p>A proof is an HMAC-SHA256 over who proves it to whom, both hellos, and the fingerprint of the
 * certificate if there is TLS. So it is good for this role in this connection only: neither a
 * recorded proof nor one's own sent back is any use.
 *
 * <p>Nothing here watches the clock: whoever starts a handshake closes the socket after {@link
 * #PATIENCE}, however slowly the bytes drip.
 */
final class Handshake {
  /** How long a handshake may take, all in all, TLS included. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  static final int HELLO_LENGTH = 42;
  static final int PROOF_LENGTH = 32;
  static final int VERDICT_LENGTH = 1 + PROOF_LENGTH;
  static final byte ADMITTED = 0;
  static final byte WRONG_KEY = 1;
  static final byte FULL = 2;

  private static final int MAGIC = 0x4d50_4a52;
  private static final short VERSION = 1;
  private static final int NONCE_LENGTH = 32;
  private static final byte CLIENT = 'C';
  private static final byte LISTENER = 'L';
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Secured to;
  private final DataInputStream in;
  private final Key key;

  Handshake(Secured to, Key key) {
    this.to = to;
    this.in = new DataInputStream(to.in());
    this.key = key;
  }

  /**
   * The client's part.
   *
   * @param takes the largest message that it takes
   * @return the largest message that the listener takes
   * @throws HandshakeRefused if one side does not let the other in
   */
  int asClient(int takes) throws IOException {
    byte[] ours = hello(takes);
    send(ours);
    byte[] theirs = receive(HELLO_LENGTH);
    int most = check(theirs);
    if (sameNonce(ours, theirs)) {
      throw new HandshakeRefused("what was sent comes back; this is no listener: " + to);
    }
    send(proof(CLIENT, LISTENER, ours, theirs));
    byte[] verdict = receive(VERDICT_LENGTH);
    switch (verdict[0]) {
      case ADMITTED -> {}
      case WRONG_KEY ->
          throw new HandshakeRefused(
              "the listener has another key: " + to + "; give the key that it was served with");
      case FULL ->
          throw new HandshakeRefused(
              "the listener has no place for one more connection: "
                  + to
                  + "; close one, or give the listener a larger Capacity.connections");
      default -> throw stranger();
    }
    byte[] proof = Arrays.copyOfRange(verdict, 1, VERDICT_LENGTH);
    if (!MessageDigest.isEqual(proof(LISTENER, CLIENT, ours, theirs), proof)) {
      throw new HandshakeRefused(
          "the listener could not prove that it knows the key: " + to + "; do not trust it");
    }
    return most;
  }

  /**
   * The listener's part.
   *
   * @param takes the largest message that it takes
   * @param place takes a place for a client that has proved itself; false if there is none
   * @return the largest message that the client takes
   * @throws HandshakeRefused if it is not let in; it was told why, as far as it may know
   */
  int asListener(int takes, BooleanSupplier place) throws IOException {
    byte[] theirs = receive(HELLO_LENGTH);
    if (ByteBuffer.wrap(theirs).getInt() != MAGIC) {
      throw stranger();
    }
    byte[] ours = hello(takes);
    send(ours); // also to one of another version: so it learns ours
    int most = check(theirs);
    byte[] proof = receive(PROOF_LENGTH);
    byte[] verdict = new byte[VERDICT_LENGTH];
    if (!MessageDigest.isEqual(proof(CLIENT, LISTENER, theirs, ours), proof)) {
      verdict[0] = WRONG_KEY;
      send(verdict);
      throw new HandshakeRefused("another key: " + to);
    }
    if (!place.getAsBoolean()) {
      verdict[0] = FULL;
      send(verdict);
      throw new HandshakeRefused("no place for one more connection: " + to);
    }
    byte[] own = proof(LISTENER, CLIENT, theirs, ours);
    System.arraycopy(own, 0, verdict, 1, PROOF_LENGTH);
    send(verdict);
    return most;
  }

  private static byte[] hello(int takes) {
    byte[] nonce = new byte[NONCE_LENGTH];
    RANDOM.nextBytes(nonce);
    return ByteBuffer.allocate(HELLO_LENGTH)
        .putInt(MAGIC)
        .putShort(VERSION)
        .putInt(takes)
        .put(nonce)
        .array();
  }

  /** Checks the other side's hello and returns the largest message that it takes. */
  private int check(byte[] hello) throws HandshakeRefused {
    ByteBuffer fields = ByteBuffer.wrap(hello);
    if (fields.getInt() != MAGIC) {
      throw stranger();
    }
    short version = fields.getShort();
    if (version != VERSION) {
      throw new HandshakeRefused(
          "another version of the protocol: theirs="
              + version
              + ", ours="
              + VERSION
              + ", "
              + to
              + "; use the same release on both sides");
    }
    int most = fields.getInt();
    if (most < 1) {
      throw stranger();
    }
    return most;
  }

  private static boolean sameNonce(byte[] one, byte[] other) {
    int from = HELLO_LENGTH - NONCE_LENGTH;
    return Arrays.equals(one, from, HELLO_LENGTH, other, from, HELLO_LENGTH);
  }

  private byte[] proof(byte prover, byte verifier, byte[] clientHello, byte[] listenerHello) {
    byte[] roles = "mpj remote handshake ??".getBytes(StandardCharsets.US_ASCII);
    roles[roles.length - 2] = prover;
    roles[roles.length - 1] = verifier;
    return key.prove(roles, clientHello, listenerHello, to.binding());
  }

  private HandshakeRefused stranger() {
    return new HandshakeRefused(
        "the other side speaks another protocol: "
            + to
            + "; is the port right, and is TLS used on both sides or on none?");
  }

  private void send(byte[] frame) throws IOException {
    to.out().write(frame);
    to.out().flush();
  }

  private byte[] receive(int length) throws IOException {
    byte[] frame = new byte[length];
    try {
      in.readFully(frame);
    } catch (EOFException e) {
      throw new HandshakeRefused(
          "the other side closed the connection during the handshake: "
              + to
              + "; is the port right, and is TLS used on both sides or on none?",
          e);
    }
    return frame;
  }
}

package mpj.remote.net;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that both sides of a connection know. It is never sent: each side proves to the other
 * that it has it. A key that a person made up can be guessed by one who pretends to be a listener;
 * prefer a {@link #random} one. It should travel by a file of mode 0600 or by standard input, never
 * in arguments or the environment, where others can see it.
 */
public final class Key {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int RANDOM_LENGTH = 32;

  private final SecretKeySpec secret;

  private Key(byte[] bytes) {
    this.secret = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * The key of these bytes, which are copied.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Key of(byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException(
          "an empty key keeps nobody out: length=0; give at least 16 bytes, or use Key.random()");
    }
    return new Key(bytes);
  }

  /** The key of this text's bytes in UTF-8. */
  public static Key of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A key of 32 bytes that nobody can guess. */
  public static Key random() {
    byte[] bytes = new byte[RANDOM_LENGTH];
    new SecureRandom().nextBytes(bytes);
    return new Key(bytes);
  }

  /** Returns a copy of the key's bytes, to hand on by a safe way. */
  public byte[] bytes() {
    return secret.getEncoded();
  }

  /** The proof, 32 bytes, that one knows the key and has seen all the parts. */
  byte[] prove(byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has it: algorithm=" + ALGORITHM, e);
    }
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "Key[secret]";
  }
}

package mpj.remote.net;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 of a certificate, by which a client knows a listener: no authority needs to have
 * signed the certificate. It is no secret, but must come by a way on which nobody can change it.
 */
public final class Fingerprint {
  static final int LENGTH = 32;

  private final byte[] hash;

  private Fingerprint(byte[] hash) {
    this.hash = hash;
  }

  /** The fingerprint of a certificate. */
  public static Fingerprint of(Certificate certificate) {
    try {
      return new Fingerprint(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the certificate has no encoded form", e);
    }
  }

  /**
   * The fingerprint written as hexadecimal digits, with or without colons, as {@link #toString} or
   * {@code keytool} and {@code openssl} show it.
   *
   * @throws IllegalArgumentException if it is not 32 bytes in that form
   */
  public static Fingerprint parse(String text) {
    String digits = text.strip().replace(":", "").toLowerCase(Locale.ROOT);
    if (digits.length() == 2 * LENGTH) {
      try {
        return new Fingerprint(HexFormat.of().parseHex(digits));
      } catch (IllegalArgumentException e) {
        // said below
      }
    }
    throw new IllegalArgumentException(
        "not a SHA-256 fingerprint: text=" + text + "; give 64 hexadecimal digits");
  }

  byte[] bytes() {
    return hash.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && MessageDigest.isEqual(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  /** Returns 32 pairs of hexadecimal digits with colons between them. */
  @Override
  public String toString() {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
  }
}

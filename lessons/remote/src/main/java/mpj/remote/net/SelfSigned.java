package mpj.remote.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Makes the smallest X.509 certificate there is (RFC 5280, version 1: no extensions), signed by its
 * own key. The JDK has no interface for that; its {@code keytool} would be another process of half
 * a second, is missing in runtimes made by {@code jlink}, and writes the private key to a disk. The
 * encoding needs five kinds of DER values, and the JDK's parser reads back what is made here.
 */
final class SelfSigned {
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int UTF8 = 0x0c;
  private static final int TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final byte[] ECDSA_WITH_SHA256 = {
    0x06, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2 // 1.2.840.10045.4.3.2
  };
  private static final byte[] COMMON_NAME = {0x06, 3, 0x55, 4, 3}; // 2.5.4.3
  private static final int YEARS = 10;
  private static final DateTimeFormatter GENERALIZED =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SelfSigned() {}

  /** A certificate for the public key, which must be of an elliptic curve. */
  static Certificate certificate(KeyPair pair) throws GeneralSecurityException {
    byte[] algorithm = der(SEQUENCE, ECDSA_WITH_SHA256);
    byte[] text = "mpj".getBytes(StandardCharsets.US_ASCII);
    byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8, text))));
    byte[] toBeSigned =
        der(SEQUENCE, serial(), algorithm, name, validity(), name, pair.getPublic().getEncoded());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(toBeSigned);
    byte[] noUnusedBits = {0};
    byte[] whole =
        der(SEQUENCE, toBeSigned, algorithm, der(BIT_STRING, noUnusedBits, signature.sign()));
    Certificate certificate =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
    certificate.verify(pair.getPublic());
    return certificate;
  }

  private static byte[] serial() {
    byte[] number = new byte[16];
    new SecureRandom().nextBytes(number);
    number[0] = (byte) ((number[0] & 0x3f) | 0x40); // positive, and of full length
    return der(INTEGER, number);
  }

  private static byte[] validity() {
    Instant now = Instant.now();
    Instant from = now.minus(1, ChronoUnit.DAYS); // clocks differ
    Instant to = now.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant();
    return der(SEQUENCE, time(from), time(to));
  }

  private static byte[] time(Instant at) {
    return der(TIME, GENERALIZED.format(at).getBytes(StandardCharsets.US_ASCII));
  }

  /** A value: its kind, its length in as few bytes as will do, and what it holds. */
  private static byte[] der(int kind, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 4);
    out.write(kind);
    if (length >= 0x100) {
      out.write(0x82);
      out.write(length >> 8);
    } else if (length >= 0x80) {
      out.write(0x81);
    }
    out.write(length);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}

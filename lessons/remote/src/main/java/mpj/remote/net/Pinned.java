package mpj.remote.net;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts one certificate, known by its fingerprint, and no other, whoever signed it. */
final class Pinned extends X509ExtendedTrustManager {
  private final Fingerprint expected;

  Pinned(Fingerprint expected) {
    this.expected = expected;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    Fingerprint found = Fingerprint.of(chain[0]);
    if (!found.equals(expected)) {
      throw new CertificateException(
          "the certificate is another: expected=" + expected + ", found=" + found);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw clients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw clients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw clients();
  }

  private static CertificateException clients() {
    return new CertificateException("clients prove themselves by the key, not by certificates");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}

package mpj.remote.net;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * A connected socket, through TLS or bare, before anybody has proved anything. Closing closes the
 * socket below TLS, which wakes whoever reads or writes, and never waits.
 */
final class Secured {
  private static final String[] PROTOCOLS = {"TLSv1.3"};
  private static final byte[] NO_TLS = new byte[Fingerprint.LENGTH];

  private final Socket raw;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] binding;

  private Secured(Socket raw, Socket outer, byte[] binding) throws IOException {
    this.raw = raw;
    this.in = new BufferedInputStream(outer.getInputStream());
    this.out = outer.getOutputStream();
    this.binding = binding;
  }

  /** The listener's side; without an identity it is bare. */
  static Secured listening(Socket raw, Identity identity) throws IOException {
    raw.setTcpNoDelay(true);
    if (identity == null) {
      return new Secured(raw, raw, NO_TLS);
    }
    SSLSocket tls = wrap(raw, identity.context());
    tls.setUseClientMode(false);
    tls.startHandshake();
    return new Secured(raw, tls, identity.fingerprint().bytes());
  }

  /**
   * The client's side; without a fingerprint it is bare.
   *
   * @throws HandshakeRefused if the other side speaks no TLS, or shows another certificate
   */
  static Secured connecting(Socket raw, Fingerprint expected) throws IOException {
    raw.setTcpNoDelay(true);
    if (expected == null) {
      return new Secured(raw, raw, NO_TLS);
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Pinned(expected)}, null);
      SSLSocket tls = wrap(raw, context);
      tls.startHandshake();
      Fingerprint shown = Fingerprint.of(tls.getSession().getPeerCertificates()[0]);
      return new Secured(raw, tls, shown.bytes());
    } catch (SSLException e) {
      throw new HandshakeRefused(
          "no TLS with the listener: "
              + name(raw)
              + ", cause="
              + e.getMessage()
              + "; give the fingerprint that it tells, or none if it is served without TLS",
          e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private static SSLSocket wrap(Socket raw, SSLContext context) throws IOException {
    String host = raw.getInetAddress().getHostAddress();
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(raw, host, raw.getPort(), true);
    tls.setEnabledProtocols(PROTOCOLS);
    return tls;
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  /** What identifies the channel to both ends: the certificate's fingerprint, or zeros. */
  byte[] binding() {
    return binding;
  }

  InetSocketAddress peer() {
    return (InetSocketAddress) raw.getRemoteSocketAddress();
  }

  /** From now on a read that gets nothing for so long throws; it can be repeated. */
  void setSilence(Duration time) throws IOException {
    raw.setSoTimeout((int) time.toMillis());
  }

  /** Nothing more will be sent; what was sent still arrives. */
  void endOutput() throws IOException {
    raw.shutdownOutput();
  }

  void close() {
    close(raw);
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is not used any more either way
    }
  }

  static String name(Socket socket) {
    return "address=" + socket.getRemoteSocketAddress();
  }

  @Override
  public String toString() {
    return name(raw);
  }
}

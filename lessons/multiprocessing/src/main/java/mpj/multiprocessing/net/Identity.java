package mpj.multiprocessing.net;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * What a listener shows of itself in TLS: a certificate, and that it has the private key to it.
 * Clients name its {@link #fingerprint}.
 */
public final class Identity {
  private final SSLContext context;
  private final Fingerprint fingerprint;

  private Identity(SSLContext context, Fingerprint fingerprint) {
    this.context = context;
    this.fingerprint = fingerprint;
  }

  /**
   * An identity made on the spot, which only this process has: an elliptic curve key and a
   * certificate signed by itself, valid for ten years. Neither is ever written to a disk.
   */
  public static Identity create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Certificate certificate = SelfSigned.certificate(pair);
      char[] password = "guards nothing".toCharArray(); // the store never leaves this method
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("mpj", pair.getPrivate(), password, new Certificate[] {certificate});
      return of(store, password);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot make a certificate: cause=" + e, e);
    }
  }

  /**
   * The identity in a key store.
   *
   * @param store with exactly one private key; the first certificate of its chain counts
   * @param password of the private key
   * @throws IllegalArgumentException if the store has another number of private keys, or the
   *     password does not open it
   */
  public static Identity of(KeyStore store, char[] password) {
    try {
      List<String> keys = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias) && store.getCertificate(alias) != null) {
          keys.add(alias);
        }
      }
      if (keys.size() != 1) {
        throw new IllegalArgumentException(
            "which private key is meant? aliases=" + keys + "; give a key store with exactly one");
      }
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return new Identity(context, Fingerprint.of(store.getCertificate(keys.getFirst())));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the key store cannot be used: cause=" + e + "; is the password right?", e);
    }
  }

  /** Returns what clients must name. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  SSLContext context() {
    return context;
  }

  /** Names the certificate, not the key. */
  @Override
  public String toString() {
    return "Identity[" + fingerprint + "]";
  }
}

package mpj.remote.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
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
  /** Guards nothing: what it is for never leaves the memory of this tree. */
  private static final char[] PASSWORD = "guards nothing".toCharArray();

  private final KeyStore.PrivateKeyEntry entry;
  private final SSLContext context;
  private final Fingerprint fingerprint;

  private Identity(KeyStore.PrivateKeyEntry entry, SSLContext context, Fingerprint fingerprint) {
    this.entry = entry;
    this.context = context;
    this.fingerprint = fingerprint;
  }

  /**
   * An identity made on the spot, which only this process has until it hands on its {@link #bytes}:
   * an elliptic curve key and a certificate signed by itself, valid for ten years.
   */
  public static Identity create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      Certificate certificate = SelfSigned.certificate(pair);
      return of(store(pair.getPrivate(), certificate), PASSWORD);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot make a certificate: cause=" + e, e);
    }
  }

  private static KeyStore store(PrivateKey key, Certificate... chain)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("mpj", key, PASSWORD, chain);
    return store;
  }

  /**
   * The identity that {@link #bytes} returned.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Identity of(byte[] bytes) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), PASSWORD);
      return of(store, PASSWORD);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("these bytes are no identity: cause=" + e, e);
    }
  }

  /**
   * Returns all of it, the private key, too, to hand on by a safe way.
   *
   * @throws IllegalStateException if the private key cannot be copied, as one in hardware
   */
  public byte[] bytes() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store(entry.getPrivateKey(), entry.getCertificateChain()).store(out, PASSWORD);
      return out.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(
          "the private key cannot be copied: cause=" + e + "; use one from a file", e);
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
      var protection = new KeyStore.PasswordProtection(password);
      var entry = (KeyStore.PrivateKeyEntry) store.getEntry(keys.getFirst(), protection);
      return new Identity(entry, context, Fingerprint.of(entry.getCertificate()));
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

package mpj.remote.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mpj.multiprocessing.internal.log.Log;
import mpj.multiprocessing.internal.thread.LibraryThread;

/**
 * Accepts connections at an address, lets in who proves that it knows the key, and gives what they
 * ask to a {@link Service}.
 *
 * <p>Has a thread that accepts, and two for each peer. All of them are daemons.
 *
 * <p><b>What happens if a process dies here.</b> If a client dies, the service is told at once. If
 * the listener's process dies, all calls under way at its clients end with {@link ConnectionEnded}.
 */
public final class Listener implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final Duration PATIENCE_WITH_SERVICE = Duration.ofSeconds(5);
  private static final Duration AFTER_A_FAILURE = Duration.ofMillis(100);

  private final ServerSocket socket;
  private final Key key;
  private final Identity identity;
  private final Capacity capacity;
  private final Service service;
  private final Semaphore places;
  private final Doorway doorway = new Doorway();
  private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final AtomicLong numbers = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);

  private Listener(
      ServerSocket socket, Key key, Identity identity, Capacity capacity, Service service) {
    this.socket = socket;
    this.key = key;
    this.identity = identity;
    this.capacity = capacity;
    this.service = service;
    this.places = new Semaphore(capacity.connections());
  }

  /**
   * Checks, before anything is made, whether an address can be listened at so.
   *
   * @throws IllegalArgumentException as {@link #open} does
   */
  public static void check(InetSocketAddress address, Identity identity) {
    Reach.check(address, identity != null, "an Identity: Identity.create() makes one");
  }

  /**
   * Listens at an address. An address that was listened at before can be used again at once.
   *
   * @param address with port 0 for any free port; {@link #address} tells which
   * @param identity for TLS, or null for none, which only a loopback address can have
   * @throws IllegalArgumentException if the address is unresolved, or others than this machine can
   *     reach it and there is no identity
   * @throws IOException if the address is in use or not this machine's
   */
  public static Listener open(
      InetSocketAddress address, Key key, Identity identity, Capacity capacity, Service service)
      throws IOException {
    check(address, identity);
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(address, BACKLOG);
      Listener listener = new Listener(socket, key, identity, capacity, service);
      listener.start(listener::accept, "mpj-listen-" + socket.getLocalPort());
      return listener;
    } catch (IOException e) {
      socket.close();
      throw new IOException(
          "cannot listen: address=" + address + ", cause=" + e.getMessage() + "; give another", e);
    } catch (RuntimeException | Error e) {
      socket.close();
      throw e;
    }
  }

  /** Returns where it listens. */
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Returns what clients must name, if there is TLS. */
  public Optional<Fingerprint> fingerprint() {
    return Optional.ofNullable(identity).map(Identity::fingerprint);
  }

  /** Returns how many peers are connected. */
  public int connections() {
    return capacity.connections() - places.availablePermits();
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private void start(Runnable work, String name) {
    Thread thread = new LibraryThread(name, work).runsCodeOfItsStarter();
    threads.add(thread);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      threads.remove(thread);
      throw new IllegalStateException("no more threads: name=" + name, e);
    }
  }

  /** Also keeps the time of those who have not proved themselves. */
  private void accept() {
    while (!isClosed()) {
      try {
        socket.setSoTimeout(doorway.expire());
        admit(socket.accept());
      } catch (SocketTimeoutException e) {
        // somebody's time is over
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        restAfterAFailure();
      }
    }
    threads.remove(Thread.currentThread());
  }

  /** As when there are no more file descriptors: the next try would fail as fast. */
  private void restAfterAFailure() {
    try {
      var _ = closing.await(AFTER_A_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // only close() ends this thread
    }
  }

  private void admit(Socket raw) {
    Visitor visitor = new Visitor(raw, this);
    boolean started = false;
    try {
      if (doorway.enter(visitor)) {
        start(visitor, "mpj-peer-" + raw.getLocalPort() + "-" + raw.getPort());
        started = true;
      }
    } catch (IllegalStateException e) {
      refused(raw, e.getMessage());
    } finally {
      if (!started) {
        doorway.leave(visitor);
        Secured.close(raw);
      }
    }
  }

  /** Has a visitor prove itself, and serves it then. */
  void serve(Socket raw, Visitor visitor) throws IOException {
    Secured to = Secured.listening(raw, identity);
    boolean[] placed = {false};
    try {
      int takes =
          new Handshake(to, key)
              .asListener(capacity.messageBytes(), () -> placed[0] = places.tryAcquire());
      doorway.leave(visitor);
      serve(new Peer(numbers.incrementAndGet(), to, takes, capacity, service));
    } finally {
      if (placed[0]) {
        places.release();
      }
    }
  }

  private void serve(Peer peer) {
    peers.add(peer);
    try {
      if (!isClosed()) { // else close() may have looked at the peers already
        peer.run();
      }
    } finally {
      peers.remove(peer);
    }
  }

  void refused(Socket raw, String why) {
    try {
      service.refused(raw.getRemoteSocketAddress(), why);
    } catch (RuntimeException e) {
      Log.warn("a service failed when told of a refusal: why=" + why + ", cause=" + e);
    }
  }

  void left(Visitor visitor) {
    doorway.leave(visitor);
    threads.remove(Thread.currentThread());
  }

  private String farewell() {
    return "the listener was closed: address=" + address();
  }

  /**
   * Ends all connections and frees the address. Calls under way end with {@link ConnectionEnded} at
   * the clients. Returns when all threads have ended, the caller's aside; a peer that does not read
   * is cut off after a second. A thread that is still in the service is waited for at most five
   * seconds more. Again: nothing happens.
   */
  @Override
  public void close() {
    String why = farewell();
    closing.countDown();
    try {
      socket.close();
    } catch (IOException e) {
      // it is not used any more either way
    }
    doorway.close(why);
    for (Peer peer : peers) {
      peer.close(why);
    }
    boolean interrupted = Ending.await(threads, Line.PARTING);
    for (Peer peer : peers) {
      peer.cutOff(why);
    }
    interrupted |= Ending.await(threads, PATIENCE_WITH_SERVICE);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

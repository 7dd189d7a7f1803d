package mpj.multiprocessing.manager;

import mpj.multiprocessing.internal.codec.Decoder;
import mpj.multiprocessing.internal.codec.Encoder;

/** A call by code that runs in the server. Its thread waits for the answer. */
final class LocalCall extends Call {
  private Encoder answer;

  LocalCall(Host host, Encoder request) {
    super(host, host.self, TreeTransport.decoder(request.bytes(), request.length()));
  }

  @Override
  Object token() {
    return this;
  }

  @Override
  synchronized void deliver(Encoder out) {
    answer = out;
    notifyAll();
  }

  Object await() throws Throwable {
    boolean interrupted = false;
    Decoder in = null;
    while (in == null) {
      try {
        in = answer();
      } catch (InterruptedException e) {
        interrupted = true;
        leave();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return Response.read(in);
  }

  private synchronized Decoder answer() throws InterruptedException {
    while (answer == null) {
      wait();
    }
    return TreeTransport.decoder(answer.bytes(), answer.length());
  }
}

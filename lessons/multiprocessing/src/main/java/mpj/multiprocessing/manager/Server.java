package mpj.multiprocessing.manager;

import mpj.multiprocessing.ArenaFullException;
import mpj.multiprocessing.Shared;
import mpj.multiprocessing.UndecodableException;
import mpj.multiprocessing.internal.arena.Backoff;
import mpj.multiprocessing.internal.arena.ProcessTable;
import mpj.multiprocessing.internal.arena.Tree;
import mpj.multiprocessing.internal.codec.Encoder;
import mpj.multiprocessing.internal.memory.Delivery;
import mpj.multiprocessing.internal.memory.HostedHandle;
import mpj.multiprocessing.internal.queue.Item;
import mpj.multiprocessing.internal.queue.ItemQueue;
import mpj.multiprocessing.manager.guest.GuestEntrance;

/**
 * A manager's server. It takes requests of the tree's processes until their queue is closed. It has
 * one dispatcher thread, which also learns of deaths from the queue. So the server knows which of
 * two clients that had the same slot sent a request.
 */
final class Server extends Host {
  private final Tree tree;
  private final ManagerState manager;
  private final Client[] clients = new Client[ProcessTable.SLOTS];
  private final Encoder answer = new Encoder();

  private Server(Tree tree, TreeTransport transport, GuestEntrance entrance) {
    super(transport.manager().number(), new Client(tree.slot(), true), transport, entrance);
    this.tree = tree;
    this.manager = transport.manager();
    clients[tree.slot()] = self;
  }

  /**
   * Serves until the manager at an offset is shut down.
   *
   * @param entrance how the server listens when it is asked to; null if only processes of the tree
   *     call it
   */
  static void serve(long offset, GuestEntrance entrance) {
    Tree tree = Tree.current();
    Server server = new Server(tree, TreeTransport.to(ManagerState.at(tree, offset)), entrance);
    current = server;
    try {
      server.run();
    } finally {
      server.end();
    }
  }

  private void run() {
    var requests = manager.requests();
    Item item = new Item();
    while (takeNext(requests, item)) {
      if (Request.isDeathNotice(item.bytes())) {
        retire(DeathNotice.read(item.bytes(), item.length()));
      } else {
        dispatch(item);
      }
      item.end();
      item.trim();
      ProxyCleaner.tellGarbage();
    }
  }

  /**
   * Takes the next request. Code of a hosted object may interrupt this thread through its thread
   * group. That does not end the server.
   */
  private static boolean takeNext(ItemQueue requests, Item into) {
    while (true) {
      try {
        return requests.get(into, Backoff.FOREVER, null) >= 0;
      } catch (InterruptedException e) {
        // try again
      }
    }
  }

  /** Returns the client that has a slot, or will have it. */
  private synchronized Client client(int slot) {
    Client known = clients[slot];
    if (known == null) {
      known = new Client(slot, tree.table().isService(slot));
      clients[slot] = known;
    }
    return known;
  }

  @Override
  void told(byte what, int slot, long object, int other) {
    told(what, client(slot), object, client(other));
  }

  @Override
  void close() {
    manager.shutDown();
    manager.requests().close();
  }

  private void retire(DeathNotice notice) {
    Client dead;
    synchronized (this) {
      dead = clients[notice.slot()];
      clients[notice.slot()] = null;
    }
    if (dead != null) {
      died(dead, notice.deadOwner(), notice.byAccident());
    }
  }

  private void dispatch(Item item) {
    if (!item.isWhole()) {
      refuse(item);
      return;
    }
    Request request = Request.read(item.bytes(), item.length());
    switch (request.kind) {
      case Request.CALL ->
          dispatch(new MailedCall(request, item.delivery()), answer, item.bytes(), item.length());
      case Request.CANCEL -> {
        new Mailbox(tree, request.target).hear(request.number);
        Call call = client(request.sender).waiting(new Token(request.target, request.number));
        if (call != null) {
          call.leave();
        }
      }
      case Request.HOST -> host(client(request.sender), request.target);
      default -> told(request.kind, request.sender, request.target, request.number);
    }
  }

  /** Refuses a call that this process has no memory for. Only a call can be that large. */
  private void refuse(Item item) {
    Request request = Request.read(item.bytes(), item.bytes().length);
    String why =
        "not enough memory in the manager for the call, nothing was done: bytes="
            + item.length()
            + " manager="
            + this
            + "; give less at a time, or start the manager by a context with a larger heap";
    Call.encodeFailure(new UndecodableException(why), answer);
    new Mailbox(tree, request.target).answer(request.number, answer.bytes(), answer.length());
  }

  /**
   * The key of a call of a process: a process makes one call at a time through each mailbox.
   * Methods are written by hand, as in {@link ReferenceCounts}.
   */
  private record Token(long mailbox, int call) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Token token && token.mailbox == mailbox && token.call == call;
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(mailbox) + call;
    }
  }

  /** A call whose answer goes into a mailbox. */
  private final class MailedCall extends Call {
    private final long mailbox;
    private final int number;
    private final Mailbox answers;
    private final Delivery delivery;

    MailedCall(Request request, Delivery delivery) {
      super(Server.this, client(request.sender), request.rest);
      this.delivery = delivery;
      this.mailbox = request.target;
      this.number = request.number;
      this.answers = new Mailbox(tree, mailbox);
    }

    @Override
    boolean isForsaken() {
      return super.isForsaken() || !answers.isWanted(number);
    }

    @Override
    void unload() {
      delivery.end();
    }

    @Override
    Object token() {
      return new Token(mailbox, number);
    }

    @Override
    void deliver(Encoder out) {
      for (Shared one : out.shared()) {
        if (HostedHandle.is(one.handle())) {
          one.givenTo(client.slot); // no other process will read it
        }
      }
      try {
        answers.answer(number, out.bytes(), out.length(), out.mentions());
      } catch (ArenaFullException e) {
        Call.encodeFailure(e, out);
        answers.answer(number, out.bytes(), out.length(), out.mentions());
      }
      out.sent();
    }
  }
}

package mpj.multiprocessing.internal.holders;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The protocol of a collection, step by step, and every order in which two processes and a
 * collector can take their steps. A process that takes no step any more is in it, too: it is
 * stopped, or was killed.
 *
 * <p>There are three records: two queues and one more. A message lies in a queue, or is that of a
 * process which writes or has taken it, and mentions one record.
 */
final class CollectionModel {
  /** What can be wrong in a protocol, to see that the model would find it. */
  enum Fault {
    /** Who begins to hold looks whether a collection marks before its word is in the list. */
    LOOKS_BEFORE_IT_HOLDS,
    /** Who begins to hold frees the message first. */
    FREES_THE_MESSAGE_FIRST,
    /** Who begins to hold does not mark. */
    DOES_NOT_MARK_WHAT_IT_HOLDS,
    /** What is made and sent while a collection marks has no mark. */
    DOES_NOT_MARK_WHAT_IT_SENDS,
    /** What is first sent after all was marked has no mark, though it is used. */
    DOES_NOT_MARK_IN_THE_SWEEP,
    /** The sender lets go before its message is there. */
    LETS_GO_BEFORE_IT_SENT,
    /** What is sent for the first time makes the collector pass once more. */
    COUNTS_WHAT_IT_SENDS,
    /** The collector passes once more for what was sent for the first time. */
    TAKES_WHAT_IS_NEW_FOR_FOUND,
    /** The collector passes over the messages once. */
    PASSES_ONCE,
    /** The collector passes again after a mark of its own only. */
    HEEDS_NO_MARKS_OF_OTHERS,
    /** What another has marked the collector takes for what it has gone through itself. */
    TAKES_OTHERS_MARKS_FOR_ITS_OWN,
    /** A message that a process has taken does not count. */
    OVERLOOKS_WHAT_IS_TAKEN,
    /** The collector looks at the messages before the lists. */
    SCANS_LISTS_LAST
  }

  static final int QUEUES = 2;
  static final int RECORDS = 3;
  static final int PROCESSES = 2;
  static final int MESSAGES = 3;

  // Where a message is: 0 nowhere, 1 and 2 in a queue, 3 and 4 a process's.
  private static final int NOWHERE = 0;
  private static final int IN_QUEUE = 1;
  private static final int OWNED = IN_QUEUE + QUEUES;

  // A state's bytes.
  private static final int EXISTS = 0; // bits of records
  private static final int SENT = 1;
  private static final int MARKED = 2; // by a process, in this collection
  private static final int REACHED = 3; // by the collector
  private static final int EPOCH = 4; // 0 before, 1 while it marks, 2 afterwards
  private static final int COUNTED = 5; // a process has counted a mark since the pass began
  private static final int FOUND = 6; // the collector has reached something new in this pass
  private static final int COLLECTOR = 7; // its next step
  private static final int NEW = 8; // records sent for the first time since it began to mark
  private static final int OLD = 9; // records that had been sent when it began
  private static final int PASSES = 10; // so many have begun
  private static final int LISTED = 11; // records that it had reached before the first of them
  private static final int HELD = 12; // bits of records, of each process
  private static final int WHERE = HELD + PROCESSES; // of each message
  private static final int WHAT = WHERE + MESSAGES;
  private static final int DOING = WHAT + MESSAGES; // of each process: what, which step, ...
  private static final int STEP = DOING + PROCESSES;
  private static final int RECORD = STEP + PROCESSES;
  private static final int MESSAGE = RECORD + PROCESSES;
  private static final int QUEUE = MESSAGE + PROCESSES;
  private static final int SEEN = QUEUE + PROCESSES; // the epoch that it saw
  private static final int LEFT = SEEN + PROCESSES; // how much it may still begin
  private static final int SIZE = LEFT + PROCESSES;

  private static final int NOTHING = 0;
  private static final int HOLDING = 1; // a record that a message of its mentions, or a new one
  private static final int SENDING = 2;

  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
  private final ArrayDeque<byte[]> due = new ArrayDeque<>();
  private long[] known = new long[1 << 16]; // hashes of the states, so wide that each has its own
  private int count;
  private String wrong;

  CollectionModel(Fault... faults) {
    this.faults.addAll(Arrays.asList(faults));
  }

  int states() {
    return count;
  }

  /** A state to begin with, in which nothing is held and no message exists. */
  static byte[] nothing(int steps) {
    byte[] state = new byte[SIZE];
    state[LEFT] = (byte) steps;
    state[LEFT + 1] = (byte) steps;
    return state;
  }

  /** Adds a record that some processes hold. */
  static void add(byte[] state, int record, boolean sent, int... holders) {
    state[EXISTS] |= bit(record);
    state[SENT] |= sent ? bit(record) : 0;
    for (int holder : holders) {
      state[HELD + holder] |= bit(record);
    }
  }

  /** Adds a message in a queue. */
  static void put(byte[] state, int message, int queue, int mentioned) {
    state[WHERE + message] = (byte) (IN_QUEUE + queue);
    state[WHAT + message] = (byte) mentioned;
  }

  /** Takes all steps in all orders; returns what goes wrong, or null. */
  String run(byte[] from) {
    reach(from);
    while (wrong == null && !due.isEmpty()) {
      byte[] state = due.removeLast();
      collect(state);
      for (int process = 0; process < PROCESSES; process++) {
        if (state[DOING + process] == NOTHING) {
          begin(state, process);
        } else {
          goOn(state.clone(), process);
        }
      }
    }
    return wrong;
  }

  private void reach(byte[] state) {
    long hash = 1;
    for (byte one : state) {
      hash = (hash ^ (one + 128)) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 29;
    }
    if (add(known, hash)) {
      due.add(state);
      if (++count > known.length / 2) {
        long[] more = new long[2 * known.length];
        for (long one : known) {
          add(more, one);
        }
        known = more;
      }
    }
  }

  private static boolean add(long[] hashes, long hash) {
    int at = (int) hash & (hashes.length - 1);
    while (hashes[at] != 0 && hashes[at] != hash) {
      at = (at + 1) & (hashes.length - 1);
    }
    boolean added = hashes[at] != hash;
    hashes[at] = hash;
    return added;
  }

  private static byte bit(int record) {
    return (byte) (1 << record);
  }

  private static boolean has(byte[] state, int at, int record) {
    return (state[at] & bit(record)) != 0;
  }

  /** A process begins with something: each thing that it can do. */
  private void begin(byte[] state, int process) {
    if (state[LEFT + process] == 0) {
      return;
    }
    for (int message = 0; message < MESSAGES; message++) {
      int queue = state[WHERE + message] - IN_QUEUE;
      if (queue >= 0 && queue < QUEUES && has(state, HELD + process, queue)) {
        byte[] next = doing(state, process, HOLDING, state[WHAT + message]);
        next[WHERE + message] = (byte) (OWNED + process);
        next[MESSAGE + process] = (byte) message;
        reach(next);
      }
    }
    for (int record = 0; record < RECORDS; record++) {
      if (has(state, HELD + process, record)) {
        let(state, process, record);
        for (int queue = 0; queue < QUEUES; queue++) {
          if (has(state, HELD + process, queue)) {
            byte[] next = doing(state, process, SENDING, record);
            next[QUEUE + process] = (byte) queue;
            reach(next);
          }
        }
      } else if (!has(state, EXISTS, record) && state[EPOCH] != 0) { // a new one
        byte[] next = doing(state, process, HOLDING, record);
        next[EXISTS] |= bit(record);
        next[MESSAGE + process] = -1;
        next[SENT] &= (byte) ~bit(record);
        next[MARKED] &= (byte) ~bit(record);
        next[REACHED] &= (byte) ~bit(record);
        next[NEW] &= (byte) ~bit(record);
        reach(next);
      }
    }
  }

  private static byte[] doing(byte[] state, int process, int what, int record) {
    byte[] next = state.clone();
    next[LEFT + process]--;
    next[DOING + process] = (byte) what;
    next[STEP + process] = 0;
    next[RECORD + process] = (byte) record;
    return next;
  }

  private void let(byte[] state, int process, int record) {
    byte[] next = state.clone();
    next[LEFT + process]--;
    next[HELD + process] &= (byte) ~bit(record);
    if (!has(state, SENT, record)) {
      free(next, record); // at once
    }
    reach(next);
  }

  /** Frees a record with what lies in it. */
  private static void free(byte[] next, int record) {
    next[EXISTS] &= (byte) ~bit(record);
    for (int message = 0; message < MESSAGES; message++) {
      if (next[WHERE + message] == IN_QUEUE + record) {
        next[WHERE + message] = NOWHERE;
        next[WHAT + message] = 0;
      }
    }
  }

  /** A process takes the next step of what it does. */
  private void goOn(byte[] next, int process) {
    if (next[DOING + process] == HOLDING) {
      hold(next, process);
    } else {
      send(next, process);
    }
    reach(next);
  }

  private void hold(byte[] next, int process) {
    int record = next[RECORD + process];
    if (next[MESSAGE + process] < 0) { // nobody else knows it: nothing needs to be marked
      next[HELD + process] |= bit(record);
      done(next, process);
      return;
    }
    boolean late = faults.contains(Fault.LOOKS_BEFORE_IT_HOLDS);
    boolean early = faults.contains(Fault.FREES_THE_MESSAGE_FIRST);
    switch (next[STEP + process]++) {
      case 0 -> {
        if (early) {
          end(next, process);
        }
        holdOrLook(next, process, record, !late);
      }
      case 1 -> holdOrLook(next, process, record, late);
      case 2 -> {
        if (next[SEEN + process] == 1 && !faults.contains(Fault.DOES_NOT_MARK_WHAT_IT_HOLDS)) {
          mark(next, process, record);
        } else {
          next[STEP + process] = 4;
        }
      }
      case 3 -> next[COUNTED] = 1;
      default -> {
        if (!early) {
          end(next, process);
        }
        done(next, process);
      }
    }
  }

  private static void holdOrLook(byte[] next, int process, int record, boolean hold) {
    if (hold) {
      next[HELD + process] |= bit(record);
    } else {
      next[SEEN + process] = next[EPOCH];
    }
  }

  /** What is sent for the first time has a mark that is not counted. */
  private void markNew(byte[] next, int process, int record) {
    mark(next, process, record);
    next[NEW] |= bit(record);
    if (!faults.contains(Fault.COUNTS_WHAT_IT_SENDS)) {
      next[STEP + process] = 3;
    }
  }

  /** The next step is to count the mark, if it is new. */
  private static void mark(byte[] next, int process, int record) {
    if (has(next, MARKED, record)) {
      next[STEP + process]++;
    }
    next[MARKED] |= bit(record);
  }

  private static void end(byte[] next, int process) {
    int message = next[MESSAGE + process];
    if (message >= 0) {
      next[WHERE + message] = NOWHERE;
      next[WHAT + message] = 0;
    }
  }

  private static void done(byte[] next, int process) {
    for (int at : new int[] {DOING, STEP, RECORD, MESSAGE, QUEUE, SEEN}) {
      next[at + process] = 0;
    }
  }

  private void send(byte[] next, int process) {
    int record = next[RECORD + process];
    switch (next[STEP + process]++) {
      case 0 -> {
        next[SEEN + process] = next[EPOCH];
        if (has(next, SENT, record)) {
          next[STEP + process] = 4;
        }
      }
      case 1 -> {
        next[SENT] |= bit(record);
        int seen = next[SEEN + process];
        boolean marks =
            (seen == 1 && !faults.contains(Fault.DOES_NOT_MARK_WHAT_IT_SENDS))
                || (seen == 2 && !faults.contains(Fault.DOES_NOT_MARK_IN_THE_SWEEP));
        if (marks) {
          markNew(next, process, record);
        } else {
          next[STEP + process]++;
        }
      }
      case 2 -> next[COUNTED] = 1;
      case 3 -> {
        if (next[SEEN + process] != next[EPOCH]) {
          next[SEEN + process] = next[EPOCH];
          next[STEP + process] = 1;
        }
      }
      case 4 -> {
        if (faults.contains(Fault.LETS_GO_BEFORE_IT_SENT)) {
          next[HELD + process] &= (byte) ~bit(record);
        }
      }
      case 5 -> {
        int free = 0;
        while (free < MESSAGES && next[WHERE + free] != NOWHERE) {
          free++;
        }
        if (free < MESSAGES) {
          next[WHERE + free] = (byte) (OWNED + process);
          next[WHAT + free] = (byte) record;
          next[MESSAGE + process] = (byte) free;
        } else {
          done(next, process); // no room in this model
        }
      }
      default -> {
        next[WHERE + next[MESSAGE + process]] = (byte) (IN_QUEUE + next[QUEUE + process]);
        done(next, process);
      }
    }
  }

  // The collector's steps: 0 begins; then each word of the lists; then the pass begins, each
  // message, the pass ends; then each record.
  private static final int LISTS = 1;
  private static final int PASS = LISTS + PROCESSES * RECORDS;
  private static final int SWEEP = PASS + MESSAGES + 2;

  private void collect(byte[] state) {
    int step = state[COLLECTOR];
    if (step == SWEEP + RECORDS) {
      return;
    }
    byte[] next = state.clone();
    next[COLLECTOR]++;
    boolean late = faults.contains(Fault.SCANS_LISTS_LAST);
    if (step == 0) {
      next[EPOCH] = 1;
      next[OLD] = state[SENT];
      next[COLLECTOR] = (byte) (late ? PASS : LISTS);
    } else if (step < PASS) {
      int process = (step - LISTS) / RECORDS;
      int record = (step - LISTS) % RECORDS;
      if (has(state, HELD + process, record)) {
        found(next, record);
      }
      if (late && step == PASS - 1) {
        next[EPOCH] = 2;
        next[COLLECTOR] = SWEEP;
      }
    } else if (step < SWEEP) {
      pass(next, step - PASS);
    } else {
      sweep(next, step - SWEEP);
    }
    reach(next);
  }

  private void pass(byte[] next, int step) {
    if (step == 0) {
      next[COUNTED] = 0;
      next[FOUND] = 0;
      if (next[PASSES]++ == 0) {
        next[LISTED] = next[REACHED];
      } else if (next[PASSES] > 1 + oldOnes(next)) {
        wrong = "it passes again for what is new: " + Arrays.toString(next);
      }
    } else if (step <= MESSAGES) {
      look(next, step - 1);
    } else if ((next[FOUND] != 0
            || (next[COUNTED] != 0 && !faults.contains(Fault.HEEDS_NO_MARKS_OF_OTHERS)))
        && !faults.contains(Fault.PASSES_ONCE)) {
      next[COLLECTOR] = PASS;
    } else if (faults.contains(Fault.SCANS_LISTS_LAST)) {
      next[COLLECTOR] = LISTS;
    } else {
      next[EPOCH] = 2;
    }
  }

  /** How often something old was marked, or reached in a pass: each is worth one more pass. */
  private static int oldOnes(byte[] state) {
    int marked = state[MARKED] & state[OLD];
    int reached = state[REACHED] & ~state[LISTED] & state[OLD];
    return Integer.bitCount(marked) + Integer.bitCount(reached);
  }

  private void look(byte[] next, int message) {
    int where = next[WHERE + message];
    boolean counts =
        where >= OWNED
            ? !faults.contains(Fault.OVERLOOKS_WHAT_IS_TAKEN)
            : where != NOWHERE && isReached(next, where - IN_QUEUE);
    if (counts) {
      found(next, next[WHAT + message]);
    }
  }

  private static boolean isReached(byte[] state, int record) {
    return !has(state, SENT, record) || has(state, REACHED, record) || has(state, MARKED, record);
  }

  private void found(byte[] next, int record) {
    boolean known =
        has(next, REACHED, record)
            || (has(next, NEW, record) && !faults.contains(Fault.TAKES_WHAT_IS_NEW_FOR_FOUND))
            || (has(next, MARKED, record) && faults.contains(Fault.TAKES_OTHERS_MARKS_FOR_ITS_OWN));
    if (!known) {
      next[FOUND] = 1;
    }
    next[REACHED] |= bit(record);
  }

  private void sweep(byte[] next, int record) {
    if (!has(next, EXISTS, record) || isReached(next, record)) {
      return;
    }
    if (isUsed(next, record)) {
      wrong = "record " + record + " is used and was freed: " + Arrays.toString(next);
    }
    free(next, record);
  }

  /** Tells whether a process can get at the record, by whatever way. */
  private static boolean isUsed(byte[] state, int record) {
    int used = state[HELD] | state[HELD + 1];
    for (int process = 0; process < PROCESSES; process++) {
      used |= state[DOING + process] != NOTHING ? bit(state[RECORD + process]) : 0;
    }
    for (int round = 0; round < RECORDS; round++) {
      for (int message = 0; message < MESSAGES; message++) {
        int where = state[WHERE + message];
        if (where >= OWNED || (where >= IN_QUEUE && (used & bit(where - IN_QUEUE)) != 0)) {
          used |= bit(state[WHAT + message]);
        }
      }
    }
    return (used & bit(record)) != 0;
  }
}

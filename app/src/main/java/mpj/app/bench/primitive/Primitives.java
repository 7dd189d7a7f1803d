package mpj.app.bench.primitive;

import java.util.List;
import java.util.Optional;

/** All keys, in the order in which they are measured. A new one joins by a line in the list. */
public final class Primitives {
  private static final List<Primitive> ALL =
      List.of(
          StartJoin.spawn(),
          StartJoin.forkserver(),
          StartJoin.sustained(),
          LockPairs.uncontended(),
          LockPairs.contended(2),
          LockPairs.contended(4),
          ValueIncrements.contended(2),
          SemaphoreTrips.roundTrip(),
          BarrierCycles.among(4),
          PipeTrips.roundTrip(),
          PipeBytes.ofMessages(64),
          PipeBytes.ofMessages(1024),
          QueueItems.between(1),
          QueueItems.between(2),
          PoolStart.created(),
          PoolStart.firstResult(),
          PoolMap.chunksOfOne(),
          PoolMap.standardChunks(),
          PoolCalls.imapUnordered(),
          PoolCalls.apply(),
          ManagerStart.untilFirstObject(),
          ListAppend.alone(),
          ListAppend.together(4),
          ManyAppends.byChildren(50),
          PrimesSpeedup.byCores());

  private Primitives() {}

  /** Every primitive. */
  public static List<Primitive> all() {
    return ALL;
  }

  /** All keys, in the same order. */
  public static List<String> keys() {
    return ALL.stream().map(Primitive::key).toList();
  }

  /** The primitive of that key, if there is one. */
  public static Optional<Primitive> named(String key) {
    return ALL.stream().filter(primitive -> primitive.key().equals(key)).findFirst();
  }
}

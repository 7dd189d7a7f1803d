package mpj.app.bench.primitive;

import static mpj.app.bench.primitive.Payload.BYTES_100;
import static mpj.app.bench.primitive.Payload.BYTES_16K;
import static mpj.app.bench.primitive.Payload.BYTES_1K;
import static mpj.app.bench.primitive.Payload.BYTES_256K;
import static mpj.app.bench.primitive.Payload.ORDER;
import static mpj.app.bench.primitive.Payload.STRING_200;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** All keys, in the order in which they are measured. A new one joins by a line in the list. */
public final class Primitives {
  private static final List<Primitive> ALL =
      Stream.of(
              Stream.of(
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
                  PipeBytes.ofMessages(1024)),
              bothStages(Transfers::byPipe, ORDER),
              Stream.of(QueueItems.between(1), QueueItems.between(2)),
              bothStages(
                  Transfers::byQueue,
                  BYTES_100,
                  BYTES_1K,
                  BYTES_16K,
                  BYTES_256K,
                  STRING_200,
                  ORDER),
              Stream.of(
                  PoolStart.created(),
                  PoolStart.firstResult(),
                  PoolMap.chunksOfOne(),
                  PoolMap.standardChunks()),
              bothStages(PoolPayloads::map, BYTES_100, BYTES_1K, BYTES_16K, ORDER),
              Stream.of(
                  PoolCalls.imapUnordered(),
                  PoolCalls.apply(),
                  ManagerStart.untilFirstObject(),
                  ListAppend.alone(),
                  ListAppend.together(4)),
              bothStages((payload, stage) -> ListAppend.together(payload, 4, stage), BYTES_1K),
              bothStages(DictCalls::putAndGet, BYTES_100, BYTES_1K, ORDER),
              Stream.of(
                  ArraySweeps.sum(),
                  ArraySweeps.copy(),
                  QueuesMade.rate(),
                  QueuesMade.bytesKept(),
                  Deaths.withRecords(),
                  OldTree.starts(),
                  IdleChildren.waiting(),
                  ManyAppends.byChildren(50),
                  PrimesSpeedup.byCores()))
          .flatMap(keys -> keys)
          .toList();

  /** Of each payload a warm key and a cold one. */
  private static Stream<Primitive> bothStages(
      BiFunction<Payload, Stage, Primitive> maker, Payload... payloads) {
    return Arrays.stream(payloads)
        .flatMap(payload ->
            Stream.of(maker.apply(payload, Stage.WARM), maker.apply(payload, Stage.COLD)));
  }

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

package mpj.app.bench.primitive;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What some processes got done together.
 *
 * @param rate operations a second
 * @param wallNanos the time of all processes together
 * @param cores how much of it they were on a core, or ready without one
 */
public record Load(double rate, long wallNanos, CoreTime cores) {

  static Load of(List<Share> shares) {
    long wall = shares.stream().mapToLong(share -> share.ended() - share.begun()).sum();
    CoreTime cores =
        shares.stream().map(Share::cores).reduce(CoreTime::plus).orElse(CoreTime.UNKNOWN);
    return new Load(Contest.rate(shares), wall, cores);
  }

  /** The part of their time that the processes were on a core. */
  public OptionalDouble onCore() {
    return share(cores.onCore());
  }

  /** The part of their time that they were ready to run, but had no core. */
  public OptionalDouble waitingForCore() {
    return share(cores.queued());
  }

  private OptionalDouble share(long nanos) {
    return nanos < 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1, (double) nanos / wallNanos));
  }
}

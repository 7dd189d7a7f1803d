/**
 * A law laid through measured times: Amdahl's, with how much to believe it. Draws nothing.
 *
 * <p>May use {@code bench.compare}, {@code bench.figure}, {@code bench.mode} and {@code
 * bench.work}.
 */
package mpj.app.bench.fit;

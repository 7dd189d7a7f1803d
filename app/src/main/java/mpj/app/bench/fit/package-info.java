/**
 * A law laid through measured times: Amdahl's, with how much to believe it. Uses figures and the
 * comparison's rows; draws nothing.
 */
package mpj.app.bench.fit;

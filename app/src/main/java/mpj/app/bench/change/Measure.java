package mpj.app.bench.change;

/**
 * A figure of a document.
 *
 * @param higher whether more of it is better
 */
record Measure(double median, double min, double max, int runs, boolean higher) {}

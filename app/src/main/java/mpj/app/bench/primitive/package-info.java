/**
 * What single operations cost: one class for each kind of key, and the list of all keys. Uses the
 * library, the works and figures; draws nothing.
 */
package mpj.app.bench.primitive;

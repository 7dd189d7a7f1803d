/**
 * What single operations cost: one class for each kind of key, and the list of all keys; and what
 * becomes of some of them with more and more processes. Uses the library, the works and figures;
 * draws nothing.
 */
package mpj.app.bench.primitive;

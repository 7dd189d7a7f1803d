/**
 * The runs of a lesson as one JSON document, for programs to read. It uses {@code run} and Jackson,
 * and is loaded only when asked for.
 */
package mpj.app.json;

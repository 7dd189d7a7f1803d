/**
 * Managers for JVMs outside of their process tree: {@link mpj.remote.RemoteManager#serve} and
 * {@link mpj.remote.RemoteManager#connect}.
 *
 * <p>The package {@code mpj.multiprocessing.manager} hosts the objects and knows which client holds
 * what. It treats such JVMs as guests. This package decides on which {@link mpj.remote.Terms} they
 * are accepted, and passes the calls of the peers of {@code net} to the manager.
 *
 * <p>May use {@code net} and the library.
 */
package mpj.remote;

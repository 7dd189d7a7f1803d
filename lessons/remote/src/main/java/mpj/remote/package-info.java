/**
 * Managers for JVMs that are no processes of their tree: {@link mpj.remote.RemoteManager#serve} and
 * {@link mpj.remote.RemoteManager#connect}.
 *
 * <p>What a manager hosts and who holds what is the matter of {@code mpj.multiprocessing.manager},
 * which takes in such JVMs as guests. This package says on what {@link mpj.remote.Terms} they are
 * taken in, and brings the calls of the peers of {@code net} to it.
 *
 * <p>May use {@code net} and, of the library, its root package, {@code manager}, {@code
 * manager.guest} and {@code wire}.
 */
package mpj.remote;

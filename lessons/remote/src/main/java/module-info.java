/**
 * Managers for JVMs that are no processes of their tree. A program's own module needs {@code
 * requires mpj.remote;} and no more.
 */
module mpj.remote {
  requires transitive mpj.multiprocessing;

  exports mpj.remote;
  exports mpj.remote.net;

  // Their records travel to the server.
  opens mpj.remote to
      mpj.multiprocessing;
  opens mpj.remote.net to
      mpj.multiprocessing;
}

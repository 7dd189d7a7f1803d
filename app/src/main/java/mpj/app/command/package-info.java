/**
 * The commands of {@code mpj}: what each takes, what it refuses, and whom it asks to do the work.
 * It may use every other package of the tool; only {@code mpj.app} uses it.
 */
package mpj.app.command;

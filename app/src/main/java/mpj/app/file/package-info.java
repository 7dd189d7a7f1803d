/** Files that a learner keeps of a run or a bench. Uses the tool's errors only. */
package mpj.app.file;

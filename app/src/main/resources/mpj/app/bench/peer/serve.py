

# What follows serves questions, for whichever script comes before: it has the names METHOD,
# PRELOADED and answer_to.


def read(questions):
    """Passes the keys on; when there are no more, ends everything.

    SIGTERM to the group of our own reaches this process and its children, but not the tracker
    that removes their semaphores: it ignores the signal and goes when all others are gone.
    """
    for line in sys.stdin:
        questions.put(line.strip())
    if len(sys.argv) > 1:
        shutil.rmtree(sys.argv[1], ignore_errors=True)
    os.killpg(0, signal.SIGTERM)


def main():
    os.setpgid(0, 0)  # a Ctrl-C is for the tool alone, which then ends our input
    questions = queue.Queue()
    threading.Thread(target=read, args=(questions,), daemon=True).start()
    multiprocessing.set_forkserver_preload(PRELOADED)
    version = platform.python_version()
    folder = sys.argv[1] if len(sys.argv) > 1 else "."
    print("ready", platform.python_implementation(), version, METHOD, folder, flush=True)
    while True:
        print(answer_to(questions.get()), flush=True)


if __name__ == "__main__":
    main()

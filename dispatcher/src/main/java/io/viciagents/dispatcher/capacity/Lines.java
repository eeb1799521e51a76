package io.viciagents.dispatcher.capacity;

/** What a remote-agent entry may do. */
sealed interface Lines {
    /** For people and metrics: 0 when it gets no new calls. */
    int count();

    /**
     * It has so many calls at once, at most.
     *
     * @param count at least 1: VICIdial knows no entry of no lines
     */
    record Open(int count) implements Lines {
        /** Refuses none. */
        public Open {
            if (count < 1) {
                throw new IllegalArgumentException("1 line or more wanted, got " + count);
            }
        }
    }

    /** It gets no new calls; those that it has go on. */
    record Paused(Reason reason) implements Lines {
        @Override
        public int count() {
            return 0;
        }
    }

    /** Why an entry gets no calls. */
    enum Reason {
        /** Somebody wants it so. */
        COMMAND("paused by command"),
        /** None of its Asterisk servers is connected. */
        ASTERISK("its Asterisk is not connected"),
        /** No agent node takes calls of its profile: they are gone, or drain. */
        NO_NODE("no agent node serves its profile"),
        /** All slots are in use, or others'. */
        FULL("no slot is free for it"),
        /** The only dispatcher ends. */
        STOP("the dispatcher ends");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }
}

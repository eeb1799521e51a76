package io.viciagents.dispatcher.history;

/** Is told what happens to calls. Any thread; never blocks and never fails, whatever becomes of what it was told. */
@FunctionalInterface
public interface CallHistory {
    /** Keeps nothing. */
    CallHistory NONE = event -> {};

    /** Something happened. */
    void tell(CallEvent event);

    /** Tells this one, then the other. */
    default CallHistory and(CallHistory other) {
        return event -> {
            tell(event);
            other.tell(event);
        };
    }
}

package io.viciagents.dispatcher.watch;

/** Whether what is seen of several nodes at once is more likely something that they have in common. */
final class Majority {
    private Majority() {}

    /** Several, and more than half of all. */
    static boolean of(int some, int all) {
        return some > 1 && some * 2 > all;
    }
}

package io.viciagents.dispatcher.leads;

import java.io.PrintWriter;

/** One line of a terminal, written over. Does nothing where there is no terminal. */
final class ProgressBar implements Upload.Progress {
    private static final int WIDTH = 40;

    private final PrintWriter terminal;
    private final boolean shown;
    private int lastPermille = -1;

    ProgressBar(PrintWriter terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    @Override
    public void at(int line, int of) {
        int permille = of == 0 ? 1000 : (int) (1000L * line / of);
        if (shown && permille != lastPermille) {
            lastPermille = permille;
            int full = WIDTH * permille / 1000;
            terminal.print("\r[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + line + " of " + of);
            if (line == of) {
                terminal.println();
            }
            terminal.flush();
        }
    }
}

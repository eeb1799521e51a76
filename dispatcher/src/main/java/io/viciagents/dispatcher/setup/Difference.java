package io.viciagents.dispatcher.setup;

import java.util.ArrayList;
import java.util.List;

/** Two texts, line by line: what goes, what comes, and two lines around each. */
final class Difference {
    private static final int AROUND = 2;

    private final List<String> lines = new ArrayList<>();
    private final List<Boolean> isChange = new ArrayList<>();

    private Difference() {}

    /** Lines with {@code -}, {@code +} or a blank before them; none when the texts are the same. */
    static List<String> between(String before, String after) {
        Difference difference = new Difference();
        difference.compare(before.lines().toList(), after.lines().toList());
        return difference.shown();
    }

    /** The longest common sequence of lines, from the end; files of a thousand lines are the most that come. */
    private void compare(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean same =
                    i < before.size() && j < after.size() && before.get(i).equals(after.get(j));
            if (same) {
                add("  " + before.get(i++), false);
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                add("- " + before.get(i++), true);
            } else {
                add("+ " + after.get(j++), true);
            }
        }
    }

    private void add(String line, boolean change) {
        lines.add(line);
        isChange.add(change);
    }

    private List<String> shown() {
        List<String> shown = new ArrayList<>();
        int last = -1;
        for (int index = 0; index < lines.size(); index++) {
            int from = Math.max(0, index - AROUND);
            int until = Math.min(lines.size(), index + AROUND + 1);
            if (isChange.subList(from, until).contains(true)) {
                if (last >= 0 && last < index - 1) {
                    shown.add("  ...");
                }
                shown.add(lines.get(index));
                last = index;
            }
        }
        return shown;
    }
}

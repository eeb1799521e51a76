package io.viciagents.systemtests.demo;

import io.viciagents.systemtests.caller.CallReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The end of a demo: whether each caller reached what it wanted, how soon it was answered, and where to hear it. */
final class Summary {
    private final Screen screen;
    private final Path folder;
    private final Path recordings;

    Summary(Screen screen, Path folder, Path recordings) {
        this.screen = screen;
        this.folder = folder;
        this.recordings = recordings;
    }

    /** Shows it; answers whether all reached what they wanted, with the right dispositions in the dispatcher's books. */
    boolean show(List<DemoRun.Result> results, Map<String, String> dispositions) {
        for (DemoRun.Result result : results) {
            CallReport report = result.report();
            screen.plain((result.reached() ? "reached:     " : "NOT REACHED: ") + "a caller wanted "
                    + result.wish().what() + "; " + report.remark() + "; greeted after "
                    + report.untilGreeted().toMillis() + " ms" + gaps(report));
        }
        boolean right = sameDispositions(results, dispositions.values());
        long reached = results.stream().filter(DemoRun.Result::reached).count();
        screen.plain("");
        screen.plain(reached + " of " + results.size() + " callers reached what they wanted; dispositions "
                + (right ? "right: " : "WRONG: ")
                + dispositions.values().stream().sorted().toList());
        showPercentiles(results);
        screen.plain("heard by the callers (left: caller, right: what it heard): "
                + (results.size() == 1 ? results.getFirst().recording() : folder + "/caller-*.wav"));
        files().forEach(file -> screen.plain("written by the agent node: " + file));
        return right && reached == results.size();
    }

    private static String gaps(CallReport report) {
        return report.turns().isEmpty()
                ? ""
                : ", answered after "
                        + report.turns().stream()
                                .map(turn -> turn.gap().toMillis() + " ms")
                                .toList();
    }

    private void showPercentiles(List<DemoRun.Result> results) {
        List<Long> gaps = results.stream()
                .flatMap(result -> result.report().turns().stream())
                .map(turn -> turn.gap().toMillis())
                .sorted()
                .toList();
        if (!gaps.isEmpty()) {
            screen.plain("end of the caller's speech to the agent's first sound, at the caller: p50 "
                    + gaps.get((gaps.size() - 1) / 2) + " ms, p95 " + gaps.get((int) ((gaps.size() - 1) * 0.95))
                    + " ms, " + gaps.size() + " turns");
        }
    }

    private static boolean sameDispositions(List<DemoRun.Result> results, Collection<String> dispositions) {
        List<String> wanted = results.stream()
                .map(result -> result.wish().disposition())
                .sorted()
                .toList();
        return wanted.equals(dispositions.stream().sorted().toList());
    }

    private List<Path> files() {
        if (!Files.isDirectory(recordings)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(recordings)) {
            return files.filter(Files::isRegularFile).sorted().limit(8).toList();
        } catch (IOException e) {
            screen.plain(recordings + " cannot be read: " + e.getMessage());
            return List.of();
        }
    }
}

package io.viciagents.dispatcher.outbox;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What VICIdial must still be told about one call, in order, and which dispatcher tells it. One page is one entry of the
 * dispatchers' common memory, so that order and holder of a call change as one step.
 *
 * @param holder the id of a dispatcher as a member of the cluster; empty when nobody has anything to do with it
 * @param lines by their numbers
 * @param later what a later version has added: kept as it is
 */
record Page(
        String holder,
        List<Line> lines,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> later) {
    /** Nobody. */
    static final String NOBODY = "";

    Page {
        lines = lines.stream().sorted(Comparator.comparingInt(Line::number)).toList();
        later = later == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(later));
    }

    /** As this version writes it. */
    Page(String holder, List<Line> lines) {
        this(holder, lines, Map.of());
    }

    /** The same page under another holder. */
    Page heldBy(String next) {
        return new Page(next, lines, later);
    }

    /** Adds those lines whose numbers are not there yet. */
    Page with(List<Line> more) {
        List<Line> all = new ArrayList<>(lines);
        more.stream().filter(line -> find(line.number()).isEmpty()).forEach(all::add);
        return new Page(holder, all, later);
    }

    /** Changes one line, if it is there. */
    Page changed(int number, UnaryOperator<Line> change) {
        return new Page(
                holder,
                lines.stream()
                        .map(line -> line.number() == number ? change.apply(line) : line)
                        .toList(),
                later);
    }

    /** Lines that wait here and are settled there are settled. */
    Page settledAs(List<Line> there) {
        Page settled = this;
        for (Line line : there) {
            if (!line.isWaiting()) {
                settled = settled.changed(line.number(), now -> now.isWaiting() ? line : now);
            }
        }
        return settled;
    }

    /** What is to be told next. Lines that are stuck do not hold up the others. */
    Optional<Line> next() {
        return lines.stream().filter(Line::isWaiting).findFirst();
    }

    /** What is left of it: nobody has anything to do when all is told, and nothing is left when the database has all. */
    Optional<Page> left() {
        if (next().isPresent()) {
            return Optional.of(this);
        }
        return lines.stream().allMatch(Line::saved) ? Optional.empty() : Optional.of(heldBy(NOBODY));
    }

    private Optional<Line> find(int number) {
        return lines.stream().filter(line -> line.number() == number).findFirst();
    }
}

package io.viciagents.node.profile;

import io.viciagents.cluster.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the product does less well in a profile's language, for it knows no words of it. */
public final class LanguageGaps {
    private LanguageGaps() {}

    /** Each a sentence; none in English and Malay. */
    public static List<String> of(Profile profile) {
        return of(profile.language(), profile.smallWords(), profile.directions());
    }

    static List<String> of(String language, SmallWords words, Set<Direction> directions) {
        List<String> gaps = new ArrayList<>();
        if (!words.dangling().equals(Dangling.NONE)) {
            return gaps;
        }
        gaps.add("language: which words of " + language + " break off a sentence is not known here: a pause of"
                + " 700 ms may end a caller's turn in the middle of one");
        if (directions.contains(Direction.OUTBOUND)) {
            gaps.add("language: what answering machines and call screenings say in " + language
                    + " is not known here: machines are recognised by beep and length only, screenings not at all; leave"
                    + " VICIdial's own detection on");
        }
        return gaps;
    }
}

package io.viciagents.dispatcher.setup;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Doc;
import java.util.List;
import java.util.Optional;

/**
 * An in-group whose callers AI agents answer.
 *
 * @param id of the in-group
 * @param name for people
 * @param dids the numbers that lead to it
 * @param list where leads of unknown callers are added
 */
public record InGroupPlan(
        @Doc("2 to 20 characters.") String id,

        @Doc("For people; without it the id.") Optional<String> name,

        @Doc("Numbers that are to lead here. A number that leads elsewhere today is never moved by the script.")
        Optional<List<String>> dids,

        @Doc("The list in which leads of unknown callers are made; without it 999, which every VICIdial has.")
        Optional<Long> list) {
    /** Refuses what VICIdial would cut, strip or misread. */
    public InGroupPlan {
        Checks checks = new Checks()
                .that(Words.IN_GROUP.fits(id), "id", Words.IN_GROUP.refusal(id))
                .that(name.isEmpty() || Words.TITLE.fits(name.get()), "name", Words.TITLE.refusal(name.orElse("")))
                .that(
                        list.isEmpty() || (list.get() >= 99 && list.get() <= 999_999_999_999L),
                        "list",
                        "a list's id of 2 to 12 digits wanted; give one that exists");
        List<String> numbers = dids.orElse(List.of());
        for (int index = 0; index < numbers.size(); index++) {
            String number = numbers.get(index);
            checks.that(Words.NUMBER.fits(number), "dids[" + index + "]", Words.NUMBER.refusal(number));
        }
        checks.done();
    }

    String title() {
        return name.orElse(id);
    }

    List<String> numbers() {
        return dids.orElse(List.of());
    }
}

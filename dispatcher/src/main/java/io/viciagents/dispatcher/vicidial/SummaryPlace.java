package io.viciagents.dispatcher.vicidial;

import io.viciagents.service.configuration.Checks;
import io.viciagents.service.configuration.Doc;
import io.viciagents.vicidial.api.LeadField;

/** Where the summary of a conversation is written. */
public sealed interface SummaryPlace {
    /** Behind what the lead's comments hold, which is kept. */
    record Comments() implements SummaryPlace {}

    /**
     * Into a field of the lead, over what it holds.
     *
     * @param name by VICIdial's name
     */
    record Field(
            @Doc("A column of vicidial_list that nothing else uses, such as address3.")
            String name) implements SummaryPlace {
        /** Refuses a field that cannot be written. */
        public Field {
            new Checks()
                    .that(
                            LeadField.of(name)
                                    .filter(field -> field != LeadField.COMMENTS)
                                    .isPresent(),
                            "name",
                            "there is no field '" + name
                                    + "' of leads that may be written; give another, such as address3, or comments as the type")
                    .done();
        }
    }
}

package org.strowger.config.schema;

import java.util.List;
import org.strowger.api.core.Text;

/** What is remembered of a type while it is absent. */
public record TypeFacts(Text label, List<LinkRule> links) {
    public static TypeFacts of(TypeModel type) {
        return new TypeFacts(type.schema().label(), type.links());
    }
}

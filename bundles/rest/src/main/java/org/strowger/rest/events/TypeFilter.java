package org.strowger.rest.events;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Which types a client wants: names separated by commas, {@code call.*} for a family; nothing means all. */
final class TypeFilter implements Predicate<String> {
    private final List<String> wanted;

    TypeFilter(String types) {
        wanted = types == null
                ? List.of()
                : Arrays.stream(types.split(","))
                        .map(String::trim)
                        .filter(t -> !t.isEmpty())
                        .toList();
    }

    /** What is wanted, but can be none of the types there are: mistyped, or of a plug-in that is absent now. */
    List<String> unknown(Collection<String> types) {
        return wanted.stream()
                .filter(w -> types.stream().noneMatch(t -> matches(w, t)))
                .toList();
    }

    @Override
    public boolean test(String type) {
        return wanted.isEmpty() || wanted.stream().anyMatch(w -> matches(w, type));
    }

    private static boolean matches(String wanted, String type) {
        return wanted.endsWith(".*") ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : type.equals(wanted);
    }
}

package org.strowger.rest.hosted;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.ws.rs.Path;

/**
 * Where a resource stands: the parts of its path up to the first that may be anything. A request belongs to whoever has the
 * longest place in front of its path.
 */
record Place(List<String> parts) {
    static Place of(Class<?> resource) {
        Path path = resource.getAnnotation(Path.class);
        return new Place(split(path == null ? "" : path.value())
                .takeWhile(part -> part.indexOf('{') < 0)
                .toList());
    }

    static Place ofPath(String path) {
        return new Place(split(path).toList());
    }

    private static Stream<String> split(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty());
    }

    boolean contains(Place other) {
        return parts.size() <= other.parts.size() && parts.equals(other.parts.subList(0, parts.size()));
    }

    /** Why nobody but the API itself may have it, in words for the author. */
    Optional<String> fault(Set<Class<?>> own) {
        if (parts.isEmpty()) {
            return Optional.of("its class must have @Path with a first part that is a name");
        }
        return own.stream()
                .map(Place::of)
                .filter(place -> place.parts.get(0).equals(parts.get(0)))
                .findFirst()
                .map(place -> "/" + parts.get(0) + " belongs to the API itself");
    }

    @Override
    public String toString() {
        return "/" + String.join("/", parts);
    }
}

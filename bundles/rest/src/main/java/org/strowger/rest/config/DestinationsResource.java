package org.strowger.rest.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.strowger.api.accounts.Scope;
import org.strowger.api.accounts.TokenScope;
import org.strowger.api.config.ConfigService;
import org.strowger.api.config.KnownTargetKind;
import org.strowger.api.config.TargetKind;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Text;
import org.strowger.rest.openapi.Doc;
import org.strowger.rest.page.Page;
import org.strowger.rest.page.Paging;
import org.strowger.rest.security.Caller;
import org.strowger.rest.security.Roles;

/** Where calls can go, over all kinds, with words that people know it by. */
@TokenScope(Scope.CONFIG)
@Path("/config/destinations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
public class DestinationsResource {
    private final ConfigService config;
    private final Choices choices;

    public DestinationsResource(ConfigService config, Lists lists) {
        this.config = config;
        this.choices = new Choices(config, lists);
    }

    @GET
    @Doc("Destinations to choose from: search=words, kind=name, or values=a,b for those that are chosen already.")
    public Page<Place> destinations(
            @QueryParam("search") String search,
            @QueryParam("kind") String kind,
            @QueryParam("values") String values,
            @BeanParam Paging paging,
            @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        return paging.of(
                values == null
                        ? config.targetKinds().stream()
                                .filter(KnownTargetKind::active)
                                .filter(k ->
                                        kind == null || kind.equals(k.kind().name()))
                                .flatMap(k -> places(caller, k.kind(), search))
                                .toList()
                        : Arrays.stream(values.split(","))
                                .flatMap(value -> place(caller, value).stream())
                                .toList());
    }

    private Stream<Place> places(Caller caller, TargetKind kind, String search) {
        if (!kind.targetType().isEmpty()) {
            // Who looks for "extensions ann" means the kind as well.
            String words = without(search, kind);
            return type(caller, kind).stream()
                    .flatMap(type -> choices.search(caller, type, words).map(choice -> Place.of(kind, choice)));
        }
        return matches(search, kind) ? Stream.of(Place.of(kind, "", true)) : Stream.empty();
    }

    private static String without(String search, TargetKind kind) {
        if (search == null) {
            return null;
        }
        return String.join(
                " ",
                Stream.of(search.trim().split("\\s+"))
                        .filter(word -> !named(kind, word))
                        .toList());
    }

    private static boolean matches(String search, TargetKind kind) {
        return search == null
                || Stream.of(search.trim().split("\\s+")).allMatch(word -> word.isEmpty() || named(kind, word));
    }

    /** Short words stand in too many names. */
    private static boolean named(TargetKind kind, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean latin = lower.chars().allMatch(c -> c < 128);
        return (!latin || lower.length() > 2)
                && (kind.name().contains(lower)
                        || kind.label().en().toLowerCase(Locale.ROOT).contains(lower)
                        || kind.label().zh().contains(lower));
    }

    private Optional<TypeSchema> type(Caller caller, TargetKind kind) {
        return config.type(kind.targetType()).filter(t -> TypeAccess.mayRead(caller, t));
    }

    /** Also of a kind whose plug-in is away: what is chosen already has to be shown. */
    private Optional<Place> place(Caller caller, String value) {
        int colon = value.indexOf(':');
        String name = colon < 0 ? value : value.substring(0, colon);
        String target = colon < 0 ? "" : value.substring(colon + 1);
        Optional<KnownTargetKind> known = config.targetKinds().stream()
                .filter(k -> k.kind().name().equals(name))
                .findFirst();
        return known.flatMap(k -> {
            TargetKind kind = k.kind();
            return kind.targetType().isEmpty() || !k.active()
                    ? Optional.of(Place.of(kind, target, k.active()))
                    : type(caller, kind)
                            .flatMap(type -> choices.find(caller, type, target))
                            .map(choice -> Place.of(kind, choice));
        });
    }

    /**
     * A destination.
     *
     * @param value what stands in the field; ends with a colon where {@code pattern} says what must follow
     * @param label what it is called, without the kind
     * @param active false while its plug-in is absent: it can stay, but not be chosen
     * @param pattern of what the user has to add; empty when there is nothing to add
     */
    public record Place(
            String value, String kind, Text kindLabel, Text label, String detail, boolean active, String pattern) {
        static Place of(TargetKind kind, Choices.Choice choice) {
            Text label = new Text(choice.label(), choice.label());
            return new Place(
                    kind.name() + ':' + choice.value(), kind.name(), kind.label(), label, choice.detail(), true, "");
        }

        static Place of(TargetKind kind, String target, boolean active) {
            boolean open = target.isEmpty() && !kind.targetPattern().isEmpty();
            String value = target.isEmpty() && !open ? kind.name() : kind.name() + ':' + target;
            Text label = target.isEmpty() ? kind.label() : new Text(target, target);
            return new Place(value, kind.name(), kind.label(), label, "", active, open ? kind.targetPattern() : "");
        }
    }
}

package org.strowger.monitor.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.strowger.api.call.Party;
import org.strowger.api.monitor.ExtensionState;
import org.strowger.api.monitor.ExtensionTile;
import org.strowger.api.monitor.ExtensionTile.Contact;
import org.strowger.api.monitor.ExtensionTile.TileCall;
import org.strowger.monitor.state.LiveCall.LiveLeg;
import org.strowger.monitor.state.LiveCall.Phase;

/** Makes tiles of what is known of an extension. */
final class Tiles {
    private final Roster roster;
    private final Contacts contacts;
    private final CallTable calls;

    Tiles(Roster roster, Contacts contacts, CallTable calls) {
        this.roster = roster;
        this.contacts = contacts;
        this.calls = calls;
    }

    private record Part(LiveCall call, LiveLeg leg) {
        private static final Comparator<Part> BEST = Comparator.comparing(
                        (Part part) -> part.leg().phase())
                .thenComparing(part -> part.leg().since());
    }

    /**
     * @param before the tile it had, or null
     * @return nothing when the extension does not exist
     */
    Optional<ExtensionTile> make(String number, ExtensionTile before, Instant now) {
        return roster.find(number).map(person -> make(person, before, now));
    }

    private ExtensionTile make(Person person, ExtensionTile before, Instant now) {
        List<Contact> devices = contacts.of(person.number());
        Part part = best(person.number());
        ExtensionState state = state(person, devices, part);
        return new ExtensionTile(
                person.number(),
                person.name(),
                state,
                before != null && before.state() == state ? before.since() : now,
                person.dnd(),
                person.forwarding(),
                devices,
                part == null ? null : call(part));
    }

    private static ExtensionState state(Person person, List<Contact> devices, Part part) {
        if (part != null) {
            return part.leg().phase() == Phase.RINGING ? ExtensionState.RINGING : ExtensionState.IN_CALL;
        }
        if (devices.stream().noneMatch(Contact::reachable)) {
            return ExtensionState.OFFLINE;
        }
        return person.dnd() ? ExtensionState.DND : ExtensionState.ONLINE;
    }

    private Part best(String number) {
        return calls.of(number).stream()
                .flatMap(call -> call.legs().stream()
                        .filter(leg -> leg.extension().equals(number) && leg.phase() != Phase.TRIED)
                        .map(leg -> new Part(call, leg)))
                .max(Part.BEST)
                .orElse(null);
    }

    private TileCall call(Part part) {
        LiveCall call = part.call();
        Party other = other(part);
        if (other == null) {
            String name = roster.find(call.dialed()).map(Person::name).orElse("");
            return new TileCall(call.id(), call.dialed(), name, part.leg().since());
        }
        return new TileCall(call.id(), other.number(), other.name(), part.leg().since());
    }

    /** Who talks or rings at the other end; the caller, for one who is called; null when there is only what was dialled. */
    private static Party other(Part part) {
        LiveLeg own = part.leg();
        return part.call().legs().stream()
                .filter(leg -> !leg.id().equals(own.id()) && !leg.extension().equals(own.extension()))
                .filter(leg -> leg.phase() == Phase.TALKING || own.phase() == Phase.RINGING)
                .max(Comparator.comparing(LiveLeg::phase))
                .map(LiveLeg::party)
                .orElse(null);
    }
}

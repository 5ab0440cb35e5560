package org.strowger.rest.events;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.strowger.api.accounts.Role;
import org.strowger.api.call.CallEvent;
import org.strowger.api.call.CallQuality;
import org.strowger.api.call.Party;
import org.strowger.api.event.DomainEvent;
import org.strowger.api.monitor.ExtensionStateChanged;
import org.strowger.api.sip.RegistrationEvent;

/**
 * Finds out whom an event concerns. Remembers which extensions take part in each call, so that both sides see all of
 * it. Used by one thread at a time.
 */
final class Audiences {
    private static final int MOST_CALLS = 10_000;
    private static final Set<Role> STAFF = Set.of(Role.ADMIN, Role.OPERATOR);
    private static final Set<Role> CALL_STAFF = Set.of(Role.ADMIN, Role.OPERATOR, Role.BILLING);

    private final Map<String, Set<String>> calls = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MOST_CALLS;
        }
    };

    Audience of(DomainEvent event) {
        if (event instanceof CallEvent call) {
            return new Audience(CALL_STAFF, participants(call));
        }
        if (event instanceof RegistrationEvent registration) {
            return new Audience(STAFF, Set.of(registration.registration().user()));
        }
        if (event instanceof CallQuality quality) {
            return new Audience(CALL_STAFF, Set.copyOf(calls.getOrDefault(quality.callId(), Set.of())));
        }
        if (event instanceof ExtensionStateChanged changed) {
            return new Audience(STAFF, Set.of(changed.tile().number()));
        }
        return new Audience(STAFF, Set.of());
    }

    private Set<String> participants(CallEvent event) {
        Set<String> known = calls.computeIfAbsent(event.callId(), id -> new HashSet<>());
        if (event instanceof CallEvent.Started started) {
            add(known, started.caller());
        } else if (event instanceof CallEvent.Ringing ringing) {
            add(known, ringing.party());
        } else if (event instanceof CallEvent.Answered answered) {
            add(known, answered.party());
        } else if (event instanceof CallEvent.Held held) {
            add(known, held.party());
        } else if (event instanceof CallEvent.Ended ended) {
            add(known, ended.caller());
            calls.remove(event.callId());
        }
        return Set.copyOf(known);
    }

    private static void add(Set<String> known, Party party) {
        if (party != null && !party.extension().isEmpty()) {
            known.add(party.extension());
        }
    }
}

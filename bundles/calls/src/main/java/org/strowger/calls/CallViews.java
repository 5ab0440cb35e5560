package org.strowger.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.strowger.api.call.CallView;
import org.strowger.api.media.MediaEndpoint;

/**
 * A call at one moment, with the places where the figures of its sound can be read later by any thread.
 *
 * @param owner number of the bundle that decides what comes next
 * @param technologies numbers of the bundles by which parties are reached
 * @param sounds one entry a leg, null where the figures in the view are final
 */
record CallViews(CallView view, List<MediaEndpoint> sounds, long owner, List<Long> technologies) {

    /** On the call's executor. */
    static CallViews of(Call call, CallView.State state) {
        List<CallView.LegView> legs = new ArrayList<>();
        List<MediaEndpoint> sounds = new ArrayList<>();
        List<Long> technologies = new ArrayList<>();
        for (CallLeg leg : call.legs().all()) {
            legs.add(leg.view());
            sounds.add(leg.liveMedia());
            if (!leg.ended()) {
                technologies.add(leg.technology());
            }
        }
        CallJournal journal = call.journal();
        CallView view = new CallView(
                call.callId(),
                journal.startedAt(),
                journal.answeredAt(),
                state,
                call.caller(),
                call.dialed(),
                legs,
                call.linkedId(),
                journal.transfers());
        long owner =
                state == CallView.State.ENDED ? Owner.NOBODY : call.activity().owner();
        return new CallViews(view, sounds, owner, technologies);
    }

    /** Whether one of these bundles has something under way for the call. */
    boolean servedBy(Set<Long> bundles) {
        return bundles.contains(owner);
    }

    /** Whether a party is reached by one of these bundles. */
    boolean standsOn(Set<Long> bundles) {
        return technologies.stream().anyMatch(bundles::contains);
    }

    /** Any thread. */
    CallView live() {
        List<CallView.LegView> legs = new ArrayList<>();
        for (int i = 0; i < sounds.size(); i++) {
            legs.add(withFigures(view.legs().get(i), sounds.get(i)));
        }
        return new CallView(
                view.id(),
                view.startedAt(),
                view.answeredAt(),
                view.state(),
                view.caller(),
                view.dialed(),
                legs,
                view.linkedId(),
                view.transfers());
    }

    private static CallView.LegView withFigures(CallView.LegView leg, MediaEndpoint sound) {
        return sound == null
                ? leg
                : new CallView.LegView(
                        leg.id(),
                        leg.technology(),
                        leg.inbound(),
                        leg.party(),
                        leg.device(),
                        leg.state(),
                        leg.held(),
                        sound.statistics());
    }
}

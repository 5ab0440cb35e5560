package org.strowger.calls;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Cause;
import org.strowger.api.call.Leg;
import org.strowger.api.call.LegListener;
import org.strowger.api.call.Party;
import org.strowger.api.call.TransferRequest;
import org.strowger.api.core.Problem;
import org.strowger.api.media.MediaEndpoint;
import org.strowger.api.media.MediaListener;
import org.strowger.api.media.MediaStatistics;

/** A leg within its call: hands everything its party does to the call's executor, and remembers when it was. */
final class CallLeg implements LegListener, MediaListener {
    private static final Logger LOG = LoggerFactory.getLogger(CallLeg.class);

    private final Call call;
    /** The same leg in the call that it went on to. */
    private CallLeg successor;

    private final Leg leg;
    private final Party party;
    private final Instant startedAt;
    private final Long technology;
    private Instant ringingAt;
    private Instant answeredAt;
    private Instant endedAt;
    private Cause cause;
    private boolean hangupAsked;
    private final KeyFilter keys;
    private String redirectedTo;
    private volatile Locale language;
    private MediaEndpoint listenedTo;
    private MediaStatistics statistics = MediaStatistics.NONE;

    CallLeg(Call call, Leg leg, Instant startedAt) {
        this(call, leg, startedAt, new KeyFilter());
    }

    private CallLeg(Call call, Leg leg, Instant startedAt, KeyFilter keys) {
        this.call = call;
        this.keys = keys;
        this.leg = leg;
        this.party = leg.party();
        this.technology = Owner.of(leg);
        this.startedAt = startedAt;
    }

    Call call() {
        return call;
    }

    Leg leg() {
        return leg;
    }

    Party party() {
        return party;
    }

    /** Number of the bundle by which the party is reached. */
    Long technology() {
        return technology;
    }

    boolean ended() {
        return endedAt != null;
    }

    boolean up() {
        return leg.state() == Leg.State.UP;
    }

    boolean rang() {
        return ringingAt != null;
    }

    /** Language that the party has chosen in this call or one before; null when it has chosen none. */
    Locale language() {
        return language;
    }

    void language(Locale chosen) {
        language = chosen;
    }

    void start() {
        leg.start(this);
        watchMedia();
    }

    /** Ends the leg. The cause stands in the record unless the party's own comes in first. */
    void hangup(Cause why) {
        if (ended() || hangupAsked) {
            return;
        }
        hangupAsked = true;
        if (cause == null) {
            cause = why;
        }
        try {
            leg.hangup(why);
        } catch (RuntimeException e) {
            // The other legs must be hung up all the same; the call closes its record without this one.
            LOG.warn("leg {} could not be hung up: {}", leg.id(), e.toString());
        }
    }

    /** Becomes the listener of the party's sound as soon as there is any. */
    MediaEndpoint watchMedia() {
        MediaEndpoint media = leg.media();
        if (media != null && media != listenedTo) {
            listenedTo = media;
            media.listen(this);
        }
        return media;
    }

    /**
     * The leg goes on in another call. What it tells until that call listens is handed on.
     *
     * @return the leg there
     */
    CallLeg moveTo(Call next) {
        successor = new CallLeg(next, leg, call.now(), keys);
        successor.language = language;
        if (up()) {
            successor.markAnswered();
        }
        markEnded(Cause.NORMAL_CLEARING);
        return successor;
    }

    private void tell(Consumer<CallLeg> what) {
        call.execute(() -> {
            if (successor == null) {
                what.accept(this);
            } else {
                successor.tell(what);
            }
        });
    }

    @Override
    public void ringing(Leg from, boolean earlyMedia) {
        tell(to -> to.rings(earlyMedia));
    }

    private void rings(boolean earlyMedia) {
        if (ringingAt == null) {
            ringingAt = call.now();
        }
        watchMedia();
        call.events().ringing(this, earlyMedia);
    }

    @Override
    public void answered(Leg from) {
        tell(CallLeg::answers);
    }

    private void answers() {
        markAnswered();
        // An answer may cross the hang-up on its way; then it must be hung up anew.
        hangupAsked = false;
        watchMedia();
        call.events().answered(this);
    }

    void markAnswered() {
        if (answeredAt == null) {
            answeredAt = call.now();
        }
    }

    @Override
    public void held(Leg from, boolean held) {
        tell(to -> to.call.events().held(to, held));
    }

    @Override
    public void redirected(Leg from, String number) {
        call.execute(() -> redirectedTo = number);
    }

    /** Where its device wants the call to go instead; null when it does not. */
    String redirectedTo() {
        return redirectedTo;
    }

    @Override
    public void digit(Leg from, char digit, int milliseconds) {
        tell(to -> to.key(digit, milliseconds, false));
    }

    @Override
    public void digitBegins(char digit) {
        tell(to -> to.keys.begins(digit, to.call.now()));
    }

    @Override
    public void digit(char digit, int milliseconds) {
        tell(to -> to.key(digit, milliseconds, true));
    }

    private void key(char digit, int milliseconds, boolean insideSound) {
        if (keys.isNew(digit, milliseconds, insideSound, call.now())) {
            call.journal().keyed(this);
            call.events().digit(this, digit, milliseconds, insideSound);
        }
    }

    KeyFilter keys() {
        return keys;
    }

    /** Sound can never come about, such as with a wrong certificate: the party is hung up rather than left in silence. */
    @Override
    public void failed(Problem reason) {
        call.execute(() -> {
            call.note("media", reason.code());
            hangup(Cause.INCOMPATIBLE_MEDIA);
        });
    }

    @Override
    public void timeout() {
        tell(to -> to.call.events().silent(to));
    }

    @Override
    public void transfer(Leg from, TransferRequest request) {
        tell(to -> to.call.transfers().asked(to, request));
    }

    @Override
    public void ended(Leg from, Cause why) {
        tell(to -> to.ends(why));
    }

    private void ends(Cause why) {
        if (!ended()) {
            markEnded(why);
            call.events().ended(this, why);
        }
    }

    /** The party's own word, or, when a leg does not report its end in time, the last cause that was asked for. */
    void markEnded(Cause why) {
        endedAt = call.now();
        if (cause == null) {
            cause = why;
        }
        if (leg.media() != null) {
            statistics = leg.media().statistics();
        }
    }

    CallRecord.LegRecord record() {
        return new CallRecord.LegRecord(
                leg.id(),
                leg.technology(),
                leg.inbound(),
                party,
                leg.device(),
                startedAt,
                ringingAt,
                answeredAt,
                endedAt,
                cause,
                statistics);
    }

    /** Sound whose figures still change; null when there is none or they are final. */
    MediaEndpoint liveMedia() {
        return ended() ? null : leg.media();
    }

    /** The leg now; figures of its sound are put in by whoever asks, since they change all the time. */
    CallView.LegView view() {
        Leg.State state = ended() ? Leg.State.ENDED : leg.state();
        return new CallView.LegView(
                leg.id(), leg.technology(), leg.inbound(), party, leg.device(), state, leg.held(), statistics);
    }
}

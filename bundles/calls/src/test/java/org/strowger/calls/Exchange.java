package org.strowger.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.rules.ExternalResource;
import org.strowger.api.call.CallObserver;
import org.strowger.api.call.CallRecord;
import org.strowger.api.call.CallView;
import org.strowger.api.call.Destination;
import org.strowger.api.call.FeatureCode;
import org.strowger.api.call.IncomingCall;
import org.strowger.api.call.LegTechnology;
import org.strowger.api.call.NumberProvider;
import org.strowger.api.call.Party;
import org.strowger.api.call.PartyProfile;
import org.strowger.api.call.PartyProfiles;
import org.strowger.calls.settings.CallSettings;
import org.strowger.testkit.ConfigRecords;
import org.strowger.testkit.FakeConfig;
import org.strowger.testkit.FakeLeg;
import org.strowger.testkit.FakeMediaEndpoint;
import org.strowger.testkit.FakeMediaService;
import org.strowger.testkit.FakeTechnology;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** A whole call control with fake phones around it. Checks at the end that nothing was left behind. */
public final class Exchange extends ExternalResource implements Whiteboard {
    final FakeTechnology phones = new FakeTechnology();
    final FakeMediaService media = new FakeMediaService();
    final ManualScheduler time = new ManualScheduler();
    final RecordingEventBus events = new RecordingEventBus();
    final FakeConfig config = new FakeConfig();
    final Drains drains = new Drains();
    final QueuedPool pool = new QueuedPool();
    final List<FeatureCode> codes = new CopyOnWriteArrayList<>();
    final List<NumberProvider> numbers = new CopyOnWriteArrayList<>();
    final List<LegTechnology> technologies = new CopyOnWriteArrayList<>(List.of(phones));
    final List<CallObserver> observers = new CopyOnWriteArrayList<>();
    final List<PartyProfiles> profiles = new CopyOnWriteArrayList<>(List.of(Exchange::user));
    /** Contributions of other kinds. */
    final List<Object> others = new CopyOnWriteArrayList<>();

    final List<CallRecord> records = new CopyOnWriteArrayList<>();
    final CallThreads threads;
    final CallServiceImpl calls;

    Exchange() {
        this(null);
    }

    /**
     * @param own threads; null to run everything at once on whoever causes it
     */
    Exchange(CallThreads own) {
        threads = own == null ? new CallThreads(pool, 3, Duration.ofMillis(500)) : own;
        calls = new CallServiceImpl(this, drains, media, config, time, events, threads, 5);
        observers.add(new Recorder());
        number("10[0-9]", call -> call.dial(call.dialed(), null, call::reject));
    }

    private final class Recorder implements CallObserver {
        @Override
        public void started(CallRecord record) {}

        @Override
        public void ended(CallRecord record) {
            records.add(record);
        }
    }

    /** Numbers that fit the expression lead to the destination. */
    void number(String expression, Destination destination) {
        numbers.add(new NumberProvider() {
            @Override
            public String kind() {
                return "test";
            }

            @Override
            public Optional<Destination> resolve(String number) {
                return number.matches(expression) ? Optional.of(destination) : Optional.empty();
            }
        });
    }

    void settings(Map<String, Object> values) {
        config.put("default", ConfigRecords.make(CallSettings.class, values));
    }

    /** Extension 100 calls. */
    FakeLeg call(String dialed) {
        return call(FakeLeg.from("100"), dialed);
    }

    FakeLeg call(FakeLeg caller, String dialed) {
        calls.incoming(new IncomingCall(caller, dialed, "127.0.0.1"));
        return caller;
    }

    boolean joined(FakeLeg one, FakeLeg other) {
        FakeMediaEndpoint a = one.media();
        FakeMediaEndpoint b = other.media();
        return media.bridges().stream().anyMatch(bridge -> bridge.joins(a, b));
    }

    CallView onlyCall() {
        return calls.calls().get(0);
    }

    CallRecord onlyRecord() {
        if (records.size() != 1) {
            throw new AssertionError("records: " + records);
        }
        return records.get(0);
    }

    @Override
    protected void after() {
        calls.stop();
        List<String> left = new ArrayList<>();
        media.bridges().forEach(bridge -> left.add("bridge"));
        calls.calls().forEach(call -> left.add("call " + call));
        if (time.pending() > 0) {
            left.add(time.pending() + " timers");
        }
        if (threads.scripts().running() > 0) {
            left.add(threads.scripts().running() + " script threads");
        }
        if (!left.isEmpty()) {
            throw new AssertionError("left behind: " + left);
        }
    }

    @Override
    public <S> List<S> inService(Class<S> kind) {
        return all(kind).stream()
                .filter(each -> !drains.bundles().contains(each.bundle()))
                .map(Contributed::service)
                .toList();
    }

    @Override
    public <S> List<Contributed<S>> all(Class<S> kind) {
        return Stream.of(codes, numbers, technologies, observers, profiles, others)
                .flatMap(List::stream)
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(each -> new Contributed<>(each, Owner.of(each)))
                .toList();
    }

    private static Optional<PartyProfile> user(String extension) {
        return extension.startsWith("10")
                ? Optional.of(
                        new PartyProfile(Party.extension(extension, "User " + extension), null, "music" + extension))
                : Optional.empty();
    }
}

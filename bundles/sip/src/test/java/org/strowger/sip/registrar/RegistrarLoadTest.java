package org.strowger.sip.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Test;
import org.strowger.api.sip.SipAccount;
import org.strowger.api.sip.SipAccount.Transport;
import org.strowger.testkit.ManualScheduler;
import org.strowger.testkit.RecordingEventBus;

/** Random REGISTERs from several threads: the limits hold, table and store agree. */
public class RegistrarLoadTest {
    @Test
    public void invariantsHoldUnderRandomRequests() throws InterruptedException {
        ManualScheduler time = new ManualScheduler();
        BindingStore store = new SynchronizedStore();
        RegistrarCore registrar = new RegistrarCore(u -> Optional.of(account(u)), time, new RecordingEventBus(), store);
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Random random = new Random(t);
            Thread thread = new Thread(() -> hammer(registrar, random));
            thread.setUncaughtExceptionHandler((x, e) -> failures.add(e));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(registrar.all()).isNotEmpty();
        assertThat(store.load())
                .extracting(Binding::id)
                .containsExactlyInAnyOrderElementsOf(
                        registrar.all().stream().map(r -> r.id()).toList());
        for (int user = 0; user < 5; user++) {
            assertThat(registrar.bindings("10" + user)).hasSizeLessThanOrEqualTo(2);
        }
        time.advance(Duration.ofSeconds(1801));
        assertThat(store.load()).isEmpty();
    }

    private static SipAccount account(String user) {
        return Requests.account(user, true, false, 2, Transport.UDP);
    }

    private static void hammer(RegistrarCore registrar, Random random) {
        for (int i = 0; i < 3000; i++) {
            int device = random.nextInt(6);
            InetSocketAddress source = new InetSocketAddress("198.51.100." + (device + 1), 5060);
            String contact = random.nextInt(50) == 0 ? "*" : "<sip:x@198.51.100." + (device + 1) + ">";
            Long expires = random.nextInt(3) == 0 ? 0L : Long.valueOf(600 + random.nextInt(600));
            registrar.register(
                    account("10" + random.nextInt(5)),
                    Requests.from(source, "A" + device, "c" + random.nextInt(), i, expires, contact));
        }
    }

    private static final class SynchronizedStore implements BindingStore {
        private final MapBindingStore map = new MapBindingStore();

        @Override
        public synchronized List<Binding> load() {
            return map.load();
        }

        @Override
        public synchronized void save(Binding binding) {
            map.save(binding);
        }

        @Override
        public synchronized void remove(String id) {
            map.remove(id);
        }
    }
}

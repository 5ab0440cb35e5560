package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.After;
import org.junit.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

public class WhiteboardTest {
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Whiteboard<String> whiteboard =
            new Whiteboard<>(thread, (s, from) -> seen.add("+" + s), s -> seen.add("-" + s));

    @After
    public void close() {
        thread.shutdown();
    }

    @Test
    public void servicesComeInOrderAndAreGivenBack() {
        Objects a = new Objects("a");
        Objects b = new Objects("b");
        whiteboard.bind(a);
        whiteboard.bind(b);
        await().until(() -> seen.size() == 2);
        whiteboard.unbind(a);
        assertThat(seen).containsExactly("+a", "+b", "-a");
        assertThat(a.held).isZero();
        assertThat(b.held).isEqualTo(1);
        whiteboard.unbind(a);
        assertThat(seen).hasSize(3);
    }

    @Test
    public void whoIsGoneBeforeHeWasFetchedNeverEnters() {
        Objects slow = new Objects("slow");
        Objects gone = new Objects("gone");
        Objects last = new Objects("last");
        slow.gate = new CountDownLatch(1);
        whiteboard.bind(slow);
        whiteboard.bind(gone);
        whiteboard.bind(last);
        whiteboard.unbind(gone);
        slow.gate.countDown();
        await().until(() -> seen.contains("+last"));
        assertThat(seen).containsExactly("+slow", "+last");
        assertThat(gone.held).isZero();
    }

    /** A service that counts who holds it. */
    private static final class Objects implements ComponentServiceObjects<String> {
        private final String name;
        private final ServiceReference<String> reference = reference();
        private CountDownLatch gate = new CountDownLatch(0);
        private volatile int held;

        Objects(String name) {
            this.name = name;
        }

        @SuppressWarnings("unchecked")
        private static ServiceReference<String> reference() {
            return (ServiceReference<String>) Proxy.newProxyInstance(
                    WhiteboardTest.class.getClassLoader(),
                    new Class<?>[] {ServiceReference.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        default -> null;
                    });
        }

        @Override
        public String getService() {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            held++;
            return name;
        }

        @Override
        public void ungetService(String service) {
            held--;
        }

        @Override
        public ServiceReference<String> getServiceReference() {
            return reference;
        }
    }
}

package org.strowger.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strowger.calls.Until.until;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.strowger.api.call.FeatureCode;

public class ServiceWhiteboardTest {
    private final Map<Object, FeatureCode> services = new ConcurrentHashMap<>();
    private final FakeBundle bundle = new FakeBundle(5, FakeCode.class);
    private final Drains drains = new Drains();
    private volatile int fetched;
    private volatile CountDownLatch making = new CountDownLatch(0);
    private final ServiceWhiteboard whiteboard = new ServiceWhiteboard(context(), drains);

    private ComponentContext context() {
        return (ComponentContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ComponentContext.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("locateService");
                    assertThat(arguments[0]).isEqualTo("FeatureCode");
                    fetched++;
                    making.await();
                    return services.get(arguments[1]);
                });
    }

    /** A reference whose order is its ranking. */
    @SuppressWarnings("unchecked")
    private ServiceReference<FeatureCode> reference(int ranking) {
        return (ServiceReference<FeatureCode>) Proxy.newProxyInstance(
                ServiceWhiteboardTest.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> ranking;
                    case "equals" -> proxy == arguments[0];
                    case "getProperty" -> new String[] {FeatureCode.class.getName()};
                    case "getBundle" -> bundle.getBundle();
                    case "compareTo" -> Integer.compare(ranking, arguments[0].hashCode());
                    default -> "reference " + ranking;
                });
    }

    @Test
    public void servicesAreFetchedWhenNeededAndKeptUntilSomethingChanges() {
        ServiceReference<FeatureCode> low = reference(1);
        ServiceReference<FeatureCode> high = reference(9);
        services.put(low, new FakeCode("low", "*1", false));
        services.put(high, new FakeCode("high", "*9", false));
        whiteboard.add(low);
        whiteboard.add(high);
        assertThat(fetched).isZero();

        assertThat(whiteboard.featureCodes()).extracting(FeatureCode::id).containsExactly("high", "low");
        whiteboard.featureCodes();
        assertThat(fetched).isEqualTo(2);

        whiteboard.remove(high);
        assertThat(whiteboard.featureCodes()).extracting(FeatureCode::id).containsExactly("low");
    }

    @Test
    public void noCallHasToWaitUntilAServiceIsMade() {
        ServiceReference<FeatureCode> early = reference(1);
        services.put(early, new FakeCode("early", "*1", false));
        whiteboard.add(early);
        whiteboard.activate();
        until(() -> fetched == 1);

        ServiceReference<FeatureCode> late = reference(2);
        services.put(late, new FakeCode("late", "*2", false));
        whiteboard.add(late);
        until(() -> fetched == 2);
        whiteboard.deactivate();
    }

    @Test
    public void aServiceThatIsStillBeingMadeIsAskedForAgain() {
        ServiceReference<FeatureCode> late = reference(1);
        whiteboard.add(late);
        assertThat(whiteboard.featureCodes()).isEmpty();
        services.put(late, new FakeCode("late", "*1", false));
        assertThat(whiteboard.featureCodes()).hasSize(1);
    }

    @Test
    public void whoStopsABundleNeverWaitsForACallThatIsMakingItsService() throws Exception {
        ServiceReference<FeatureCode> slow = reference(1);
        services.put(slow, new FakeCode("slow", "*1", false));
        making = new CountDownLatch(1);
        whiteboard.add(slow);
        CompletableFuture<List<FeatureCode>> call = CompletableFuture.supplyAsync(whiteboard::featureCodes);
        until(() -> fetched == 1);
        whiteboard.remove(slow);
        making.countDown();
        assertThat(call.get(5, TimeUnit.SECONDS)).isEmpty();
        assertThat(whiteboard.featureCodes()).isEmpty();
    }

    @Test
    public void whatIsDrainedIsThereButNotForNewCalls() {
        ServiceReference<FeatureCode> reference = reference(1);
        services.put(reference, new FakeCode("echo", "*1", false));
        whiteboard.add(reference);
        assertThat(whiteboard.featureCodes()).hasSize(1);
        drains.begin(Set.of(5L));
        assertThat(whiteboard.featureCodes()).isEmpty();
        assertThat(whiteboard.all(FeatureCode.class)).hasSize(1);
        assertThat(whiteboard.drained(FeatureCode.class)).hasSize(1);
        drains.end(Set.of(5L));
        assertThat(whiteboard.featureCodes()).hasSize(1);
    }

    @Test
    public void aBundleThatIsBeingStoppedIsToldOfWithItsServices() {
        List<Set<Long>> gone = new CopyOnWriteArrayList<>();
        drains.listen(gone::add);
        ServiceReference<FeatureCode> reference = reference(1);
        whiteboard.add(reference);
        whiteboard.remove(reference);
        assertThat(gone).isEmpty();
        bundle.stop();
        whiteboard.remove(reference);
        assertThat(gone).containsExactly(Set.of(5L));
    }
}

package org.strowger.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.strowger.api.core.Text;
import org.strowger.api.plugin.Contribution;
import org.strowger.api.plugin.ContributionSource;
import org.strowger.api.plugin.OwnedContribution;

public class ContributionDirectoryTest {
    private static final Text LABEL = Text.of("Park", "停放");

    private final ContributionDirectory directory = new ContributionDirectory(framework(7, "org.strowger.parking"));

    private static Contribution contribution(String kind, String id, long bundle) {
        return new Contribution(kind, id, LABEL, "", bundle, true);
    }

    @Test
    public void allAreAskedAnewAndSorted() {
        ContributionSource pages = () -> List.of(contribution("page", "lot", 7));
        directory.addSource(pages);
        directory.addSource(() -> List.of(contribution("event", "b", 7), contribution("event", "a", 9)));
        assertThat(directory.all())
                .containsExactly(
                        new OwnedContribution(contribution("event", "a", 9), "", ""),
                        new OwnedContribution(contribution("event", "b", 7), "org.strowger.parking", ""),
                        new OwnedContribution(contribution("page", "lot", 7), "org.strowger.parking", ""));
        directory.removeSource(pages);
        assertThat(directory.all()).hasSize(2);
    }

    @Test
    public void whoFailsKeepsNobodyOut() {
        directory.addSource(() -> {
            throw new IllegalStateException("gone");
        });
        directory.addSource(() -> List.of(contribution("page", "lot", 7)));
        assertThat(directory.all()).hasSize(1);
    }

    /** A framework with one bundle. */
    private static BundleContext framework(long id, String name) {
        Bundle bundle = proxy(Bundle.class, (method, arguments) -> method.equals("getSymbolicName") ? name : null);
        return proxy(
                BundleContext.class,
                (method, arguments) -> method.equals("getBundle") && arguments[0].equals(id) ? bundle : null);
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}

package org.strowger.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

public class LazyServiceTest {
    private final Source source = new Source();

    @Test
    public void asksOnceAndOnlyWhenUsed() {
        LazyService<String> service = LazyService.of(source);
        assertThat(source.taken).isZero();
        assertThat(service.get()).isEqualTo("service");
        service.get();
        assertThat(source.taken).isEqualTo(1);
    }

    @Test
    public void givesBackWhatItTookAndTakesNoMore() {
        LazyService<String> service = LazyService.of(source);
        service.get();
        service.release();
        assertThat(source.taken).isZero();
        assertThat(service.get()).isNull();
        assertThat(service.is(source)).isTrue();
    }

    @Test
    public void noneIsNull() {
        assertThat(LazyService.none().get()).isNull();
        assertThat(LazyService.<String>none().is(source)).isFalse();
    }

    private static final class Source implements ComponentServiceObjects<String> {
        private int taken;

        @Override
        public String getService() {
            taken++;
            return "service";
        }

        @Override
        public void ungetService(String service) {
            taken--;
        }

        @Override
        public ServiceReference<String> getServiceReference() {
            throw new UnsupportedOperationException("compared by identity first");
        }
    }
}

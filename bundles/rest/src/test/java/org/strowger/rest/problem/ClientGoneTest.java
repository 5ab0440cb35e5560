package org.strowger.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import javax.ws.rs.InternalServerErrorException;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.Test;

public class ClientGoneTest {
    @Test
    public void aClientThatHangsUpIsNoFault() {
        assertThat(ClientGone.explains(new ClientAbortException("gone"))).isTrue();
        assertThat(ClientGone.explains(new InternalServerErrorException(new ClientAbortException(new IOException()))))
                .isTrue();
        assertThat(new FailureMapper(() -> Locale.ENGLISH)
                        .toResponse(new ClientAbortException())
                        .hasEntity())
                .as("nothing is written to nobody")
                .isFalse();
    }

    @Test
    public void otherFailuresAre() {
        assertThat(ClientGone.explains(new IOException("disk full"))).isFalse();
        IllegalStateException circle = new IllegalStateException("a");
        circle.initCause(new IllegalArgumentException("b", circle));
        assertThat(ClientGone.explains(circle)).isFalse();
    }
}

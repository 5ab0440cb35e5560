package org.strowger.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.strowger.http.HttpsProbe.Answer;

public class HttpsProbeTest {
    @Test
    public void tellsRestFromNothingAtTheAddress() {
        assertThat(HttpsProbe.interpret(404)).isEqualTo(Answer.NO_SERVICE);
        assertThat(HttpsProbe.interpret(401)).isEqualTo(Answer.SERVED);
        assertThat(HttpsProbe.interpret(503)).isEqualTo(Answer.SERVED);
    }
}

package org.strowger.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.strowger.http.HttpsProbe.Answer;

public class HttpsProbeTest {
    @Test
    public void tellsRestFromTheContainersOwnPage() {
        assertThat(HttpsProbe.interpret(404, "text/html;charset=utf-8")).isEqualTo(Answer.NO_SERVICE);
        assertThat(HttpsProbe.interpret(404, null)).isEqualTo(Answer.NO_SERVICE);
        assertThat(HttpsProbe.interpret(404, "application/problem+json")).isEqualTo(Answer.SERVED);
        assertThat(HttpsProbe.interpret(401, "application/problem+json")).isEqualTo(Answer.SERVED);
        assertThat(HttpsProbe.interpret(405, null)).isEqualTo(Answer.SERVED);
    }
}

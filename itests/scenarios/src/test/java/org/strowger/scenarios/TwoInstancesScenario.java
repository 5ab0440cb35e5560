package org.strowger.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.SippScenario;
import org.strowger.scenarios.product.Product;
import org.strowger.scenarios.product.TestProduct;

/** Two installations on one machine know nothing of each other. */
public class TwoInstancesScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("first");

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void sideBySide() {
        try (Product other = Product.start("second", PBX.ports())) {
            PBX.extension("201");
            other.admin()
                    .post(
                            "/api/v1/config/extension",
                            Map.of(
                                    "number",
                                    "201",
                                    "name",
                                    "Elsewhere",
                                    "password",
                                    TestProduct.randomPassword(),
                                    "transports",
                                    List.of("udp")))
                    .expectSuccess();
            PBX.call("201", "*43", SippScenario.call().answered().pause(300).bye());

            assertThat(PBX.recordOf("201", "*43").path("result").asText()).isEqualTo("answered");
            assertThat(other.admin().read("/api/v1/cdr").path("total").asInt()).isZero();
            assertThat(other.admin()
                            .read("/api/v1/config/extension/201")
                            .path("name")
                            .asText())
                    .isEqualTo("Elsewhere");
            assertThat(other.credential("admin")).isNotEqualTo(PBX.product().credential("admin"));
            other.stop();
            assertThat(PBX.admin().get("/health").status()).isEqualTo(200);
        }
    }
}

package org.strowger.scenarios;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.Walk;
import org.strowger.scenarios.product.TestProduct;

/** Persons at the pages of one product, with phones beside them. */
final class Walks {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestProduct pbx;

    Walks(TestProduct pbx) {
        this.pbx = pbx;
    }

    /** A walk of the administrator that needs nothing from outside of the browser. */
    void walk(String name) {
        walk(name, asked -> {
            throw new AssertionError("nothing is to be done: " + asked);
        });
    }

    void walk(String name, Function<String, String> helper) {
        walkAs("admin", pbx.product().credential("admin"), name, helper);
    }

    void walkAs(String who, String password, String name, Function<String, String> helper) {
        URI base = URI.create("https://127.0.0.1:" + pbx.product().httpsPort());
        Walk.walk(name, base, who, password, pbx.directory(), helper);
    }

    /** Makes one more administrator; answers with the password. */
    String administrator(String name) {
        String password = TestProduct.randomPassword() + "-" + TestProduct.randomPassword();
        pbx.admin()
                .post("/api/v1/config/account", Map.of("name", name, "role", "admin", "password", password))
                .expect(201);
        return password;
    }

    /** A registered softphone that answers by itself. */
    Baresip phone(String number) {
        return pbx.closing(
                pbx.phone(number, "udp").withTone(440).start(pbx.directory()).awaitRegistered());
    }

    static void connect(Baresip caller, Baresip callee) {
        caller.dial(callee.user());
        callee.awaitEstablished();
    }

    static void hangUp(Baresip caller, Baresip callee) {
        caller.hangup();
        callee.awaitClosed();
    }

    /** Id of the newest record of such a call. */
    String record(String caller, String dialed) {
        await("record").atMost(LIMIT).until(() -> !pbx.records(caller, dialed).isEmpty());
        return pbx.records(caller, dialed).get(0).path("id").asText();
    }
}

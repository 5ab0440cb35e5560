package org.strowger.sip.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.strowger.sip.testing.Digest;
import org.strowger.sip.testing.RawUa;
import org.strowger.sip.testing.SipFixture;
import org.strowger.sip.testing.SipText;

/** Phones watch. */
public class SubscribeTest {
    @Rule
    public final SipFixture sip = new SipFixture();

    private final FakePackage lamp = new FakePackage();
    private RawUa phone;
    private String callId;
    private String fromTag;
    private String toTag;
    private int number;

    @Before
    public void open() throws IOException {
        sip.packages.add(lamp);
        phone = sip.tcpPhone("101");
        dialog();
    }

    private void dialog() {
        callId = RawUa.unique();
        fromTag = RawUa.unique();
        toTag = "";
        number = 0;
    }

    @After
    public void close() {
        sip.packages.remove(lamp);
        assertThat(sip.server().subscriptions().size()).isZero();
    }

    private String message(String resource, String headers) {
        String uri = "sip:" + resource + "@127.0.0.1:" + sip.port;
        String text = phone.request("SUBSCRIBE", uri, callId, fromTag, uri, ++number, headers, "");
        return toTag.isEmpty() ? text : text.replaceFirst("(To: <[^>]*>)", "$1;tag=" + toTag);
    }

    /** With credentials, and the response to it. */
    private SipText subscribe(String resource, String headers) {
        phone.send(message(resource, headers));
        SipText challenge = phone.takeStatus("SUBSCRIBE", 401);
        String uri = "sip:" + resource + "@127.0.0.1:" + sip.port;
        String answer =
                Digest.authorization(challenge, "MD5", phone.user(), "secret-" + phone.user(), "SUBSCRIBE", uri);
        phone.send(message(resource, answer + "\r\n" + headers));
        return phone.take("response", m -> !m.request() && m.method().equals("SUBSCRIBE"));
    }

    private void subscribed(int seconds) {
        SipText ok = subscribe("102", "Event: lamp\r\nExpires: " + seconds);
        assertThat(ok.status()).isEqualTo(200);
        assertThat(ok.header("Expires")).isEqualTo(Integer.toString(seconds));
        assertThat(ok.header("Contact")).isNotEmpty();
        toTag = ok.tag("To");
    }

    private SipText notified(String body) {
        SipText notify = phone.takeRequest("NOTIFY");
        assertThat(notify.body()).isEqualTo(body);
        phone.respond(notify, 200, "", "", "");
        settle();
        return notify;
    }

    /** What was sent over the connection before has been read, so that time can go on. */
    private void settle() {
        String uri = "sip:127.0.0.1:" + sip.port;
        phone.send(phone.request("OPTIONS", uri, RawUa.unique(), RawUa.unique(), uri, 1, "", ""));
        phone.takeStatus("OPTIONS", 200);
    }

    private void until(int subscriptions) {
        await().until(() -> sip.server().subscriptions().size() == subscriptions);
    }

    @Test
    public void theStateIsToldAtOnceAndWhenItChanges() {
        subscribed(600);
        SipText first = notified("0 102 idle");
        assertThat(first.header("Event")).isEqualTo("lamp");
        assertThat(first.header("Subscription-State")).isEqualTo("active;expires=600");
        assertThat(first.header("Content-Type")).isEqualTo("text/lamp");
        assertThat(first.header("Call-ID")).isEqualTo(callId);
        sip.time.advance(Duration.ofSeconds(2));
        lamp.set("busy");
        assertThat(notified("1 102 busy").header("Subscription-State")).isEqualTo("active;expires=598");
        assertThat(sip.server().subscriptions().all()).singleElement().satisfies(s -> assertThat(s.subscriber())
                .isEqualTo("101"));
        assertThat(sip.events.types()).contains("subscription.started");
        sip.packages.remove(lamp);
    }

    @Test
    public void changesInQuickSuccessionAreToldTogether() {
        subscribed(600);
        notified("0 102 idle");
        lamp.set("rings");
        lamp.set("busy");
        await().until(() -> sip.time.pending() >= 2);
        sip.time.advance(Duration.ofSeconds(1));
        notified("1 102 busy");
        assertThat(phone.waiting(SipText::request)).isZero();
    }

    @Test
    public void refreshesAndEndsOnTheirUsersWord() {
        subscribed(600);
        notified("0 102 idle");
        subscribed(900);
        assertThat(notified("1 102 idle").header("Subscription-State")).isEqualTo("active;expires=900");
        subscribed(0);
        assertThat(notified("2 102 idle").header("Subscription-State")).isEqualTo("terminated;reason=timeout");
        until(0);
        assertThat(sip.events.types()).contains("subscription.unsubscribed");
        phone.send(message("102", "Event: lamp\r\nExpires: 600"));
        phone.takeStatus("SUBSCRIBE", 481);
    }

    @Test
    public void aFetchLeavesNothing() {
        subscribed(0);
        assertThat(notified("0 102 idle").header("Subscription-State")).startsWith("terminated");
        until(0);
    }

    @Test
    public void expires() {
        subscribed(60);
        notified("0 102 idle");
        sip.time.advance(Duration.ofSeconds(60));
        assertThat(notified("1 102 idle").header("Subscription-State")).isEqualTo("terminated;reason=timeout");
        until(0);
        assertThat(sip.events.types()).contains("subscription.expired");
    }

    @Test
    public void aPhoneThatKnowsNothingOfItIsNotToldAgain() {
        subscribed(600);
        phone.respond(phone.takeRequest("NOTIFY"), 481, "", "", "");
        until(0);
        assertThat(sip.events.types()).contains("subscription.lost");
    }

    @Test
    public void aPhoneThatIsInTroubleIsToldLater() {
        subscribed(600);
        phone.respond(phone.takeRequest("NOTIFY"), 503, "", "Retry-After: 5", "");
        settle();
        await().until(() -> sip.time.pending() >= 2);
        lamp.set("busy");
        sip.time.advance(Duration.ofSeconds(5));
        notified("1 102 busy");
    }

    @Test
    public void whatCannotBeIsRefused() {
        SipText bad = subscribe("102", "Event: nonsense");
        assertThat(bad.status()).isEqualTo(489);
        assertThat(bad.header("Allow-Events")).isEqualTo("lamp");
        dialog();
        SipText brief = subscribe("102", "Event: lamp\r\nExpires: 5");
        assertThat(brief.status()).isEqualTo(423);
        assertThat(brief.header("Min-Expires")).isEqualTo("60");
        dialog();
        assertThat(subscribe("103", "Event: lamp").status()).isEqualTo(403);
        dialog();
        assertThat(subscribe("104", "Event: lamp").status()).isEqualTo(404);
        dialog();
        assertThat(subscribe("102", "Event: lamp\r\nAccept: text/other").status())
                .isEqualTo(406);
        until(0);
    }

    @Test
    public void nobodyHasMoreThanHisShare() {
        for (int i = 1; i <= 3; i++) {
            dialog();
            assertThat(subscribe("102", "Event: lamp;id=" + i).status()).isEqualTo(200);
            notified("0 102 idle");
        }
        dialog();
        SipText refused = subscribe("102", "Event: lamp;id=4");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("60");
    }

    @Test
    public void aPhoneThatHasRestartedTakesThePlaceOfItself() {
        subscribed(600);
        notified("0 102 idle");
        dialog();
        subscribed(600);
        notified("0 102 idle");
        assertThat(sip.server().subscriptions().size()).isEqualTo(1);
    }

    @Test
    public void nobodyElseMayEndOrRefreshIt() throws IOException {
        subscribed(600);
        notified("0 102 idle");
        RawUa owner = phone;
        phone = sip.tcpPhone("102");
        assertThat(subscribe("102", "Event: lamp\r\nExpires: 0").status()).isEqualTo(481);
        assertThat(sip.server().subscriptions().size()).isEqualTo(1);
        phone = owner;
    }

    @Test
    public void anAdministratorEndsIt() {
        subscribed(600);
        notified("0 102 idle");
        String id = sip.server().subscriptions().all().get(0).id();
        assertThat(sip.server().subscriptions().end(id)).isTrue();
        assertThat(notified("1 102 idle").header("Subscription-State")).isEqualTo("terminated;reason=deactivated");
        assertThat(sip.server().subscriptions().end(id)).isFalse();
    }

    @Test
    public void headersOfNothingButSeparatorsAreRefused() throws IOException {
        phone = sip.phone("101");
        assertThat(subscribe("102", "Event: ;").status()).isEqualTo(489);
        dialog();
        assertThat(subscribe("102", "Event: lamp\r\nAccept: ;").status()).isEqualTo(406);
    }
}

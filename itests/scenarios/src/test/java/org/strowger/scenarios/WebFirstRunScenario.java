package org.strowger.scenarios;

import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.peers.BaresipSettings;
import org.strowger.scenarios.product.TestProduct;

/** A new installation in the browser: from the one-time password to the first call. */
public class WebFirstRunScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("web-first");

    private final List<Baresip> phones = new ArrayList<>();

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void leadsFromAnEmptyHomeToTheFirstCall() {
        new Walks(PBX).walk("firstRun", asked -> switch (asked.split(" ")[0]) {
            case "register" -> {
                String[] words = asked.split(" ");
                register(words[1], words[2]);
                register(words[3], words[4]);
                yield "registered";
            }
            case "call" -> {
                Walks.connect(phones.get(0), phones.get(1));
                yield "talking";
            }
            default -> {
                Walks.hangUp(phones.get(0), phones.get(1));
                yield "over";
            }
        });
    }

    /** With what the page has shown, as somebody types it into a phone. */
    private void register(String number, String password) {
        BaresipSettings settings =
                BaresipSettings.phone(PBX.ports(), number).at(PBX.product().sip(), "udp", password);
        phones.add(PBX.closing(settings.withTone(440).start(PBX.directory()).awaitRegistered()));
    }
}

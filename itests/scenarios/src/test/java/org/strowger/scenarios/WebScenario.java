package org.strowger.scenarios;

import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.product.TestProduct;

/**
 * The pages of the administration as a person uses them every day: people, phones and calls. Chromium tells no fault and no
 * breach of the content policy.
 */
public class WebScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("web");

    private final Walks walks = new Walks(PBX);

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    @Test
    public void signsInAndOutInBothLanguages() {
        walks.walk("signsIn");
    }

    @Test
    public void makesFindsAndExportsExtensions() {
        walks.walk("extensions");
    }

    @Test
    public void changesSeveralAtOnceOfWhichOneRefuses() {
        List.of("721", "722", "723").forEach(PBX::extension);
        PBX.change("722", Map.of("sendRpid", true));
        walks.walk("editsTogether");
    }

    @Test
    public void importsASheetOnceItIsMended() {
        PBX.extension("731");
        walks.walk("imports");
    }

    @Test
    public void followsACallLiveAndThenInItsTrace() {
        Baresip caller = walks.phone("703");
        Baresip callee = walks.phone("704");
        walks.walk("followsACall", asked -> switch (asked) {
            case "call" -> {
                Walks.connect(caller, callee);
                yield "talking";
            }
            case "hang up" -> {
                Walks.hangUp(caller, callee);
                yield "over";
            }
            default -> walks.record("703", "704");
        });
    }

    @Test
    public void namesOfOthersStayInert() {
        PBX.extension("705");
        PBX.change("705", Map.of("name", "<img src=x onerror=alert(1)>"));
        walks.phone("705");
        walks.walk("staysInert");
    }

    @Test
    public void asksForASecondFactorAndTakesARecoveryCode() {
        walks.walkAs("second", walks.administrator("second"), "secondFactor", asked -> "");
    }

    @Test
    public void needsNoMouse() {
        walks.walk("goesByKeys");
    }
}

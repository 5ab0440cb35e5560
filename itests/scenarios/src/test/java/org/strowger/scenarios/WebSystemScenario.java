package org.strowger.scenarios;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;
import org.strowger.scenarios.peers.Baresip;
import org.strowger.scenarios.product.Lengthy;
import org.strowger.scenarios.product.Plugins;
import org.strowger.scenarios.product.TestProduct;
import org.strowger.scenarios.product.VendorBuild;

/** What an administrator does to the system in the browser: changes that wait and go back, colleagues, plug-ins; and that the pages hinder nobody. */
public class WebSystemScenario {
    @ClassRule
    public static final TestProduct PBX = new TestProduct("web-system");

    private static final String PLUGIN = "Notice board";

    private final Walks walks = new Walks(PBX);

    @After
    public void endPeers() {
        PBX.endPeers();
    }

    // ---- changes

    @Test
    public void takesAChangeBack() {
        PBX.extension("702");
        PBX.change("702", Map.of("name", "Bea"));
        walks.walk("rollsBack");
    }

    @Test
    public void changesWaitAndGoBackUnlessTheyAreKept() {
        List.of("741", "742", "743").forEach(PBX::extension);
        walks.walk("waitAndAreKept");
    }

    @Test
    public void twoAtOneItemAreTold() {
        PBX.extension("751");
        walks.walk("twoAtOnce", asked -> "ben " + walks.administrator("ben"));
    }

    @Test
    public void pendingChangesMoveOntoThoseOfAnother() {
        PBX.extension("752");
        walks.walk("movesPendingOntoAnothers", asked -> "carl " + walks.administrator("carl"));
    }

    // ---- plug-ins

    @Test
    public void pagesComeAndGoWithTheirPluginWithoutReload() {
        Plugins plugins = new Plugins(PBX::admin);
        walks.walk("pluginPages", asked -> {
            String[] words = asked.split(" ");
            plugins.done(PBX.admin().post("/api/v1/plugins/" + words[1] + "/" + words[0], Map.of()));
            return "done";
        });
    }

    @Test
    public void aVendorsTypeHasAPageWhileItsPluginRuns() {
        VendorBuild build = VendorBuild.run(PBX.directory(), "1.0.0");
        walks.walk("vendorsPage", asked -> asked.equals("archive") ? files(build) : attendant());
    }

    private static String files(VendorBuild build) {
        try {
            return new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "plugin",
                            PLUGIN,
                            "archive",
                            build.file().toString(),
                            "signature",
                            build.file() + ".sig",
                            "key",
                            build.publicKey()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something of ours that refers to the item of the vendor. */
    private static String attendant() {
        PBX.admin()
                .post("/api/v1/config/attendant", Map.of("number", "0600", "name", "Menu", "key1", "notice:0801"))
                .expectSuccess();
        return "made";
    }

    // ---- everybody

    @Test
    public void hindersNobody() {
        Lengthy.asked();
        Baresip caller = walks.phone("761");
        Baresip callee = walks.phone("762");
        Walks.connect(caller, callee);
        Walks.hangUp(caller, callee);
        String record = walks.record("761", "762");
        // One that goes on meanwhile, so that there is something to see.
        Walks.connect(caller, callee);
        walks.walk("hindersNobody", asked -> record);
    }
}

package org.strowger.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardStatus.Candidate;
import org.strowger.api.board.BoardStatus.Chosen;
import org.strowger.api.core.Text;
import org.strowger.api.hal.HostInfo;

public class MatchingTest {
    private final BoardCatalog catalog = new BoardCatalog();

    private static HostInfo host(String vendor, String model, String revision) {
        return new HostInfo(vendor, model, revision, Set.of(), Set.of());
    }

    private Choice choose(String model) {
        return Matching.choose(catalog, host("Maker", model, "v4"), "");
    }

    private static BoardProfile profile(String model, BoardProfile.Match match) {
        return new BoardProfile(
                model,
                Text.of(model, model),
                match,
                new BoardProfile.Limits(1, 1),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    @Test
    public void modelsAreRecognisedHoweverTheyAreWritten() {
        Map<String, String> expected = Map.of(
                "T100", "T100",
                "t100s", "T100",
                "Series-T100", "T100",
                "IPPBX T200", "T200",
                "T600", "T600",
                "U600", "T600",
                "Series-U1000", "U1000",
                "U2000", "U2000",
                "u4000", "U4000");
        expected.forEach((says, model) -> {
            Choice choice = choose(says);
            assertThat(choice.profile().model()).as(says).isEqualTo(model);
            assertThat(choice.chosen()).isEqualTo(Chosen.MATCH);
            assertThat(choice.reason().en()).contains(says);
            assertThat(choice.reason().zh()).contains(says);
        });
    }

    @Test
    public void whateverElseIsGenericAndSaysWhyNothingMatched() {
        for (String says : List.of("", "Standard PC", "T1000", "XT100", "T100 Plus", "virtual", "generic")) {
            Choice choice = choose(says);
            assertThat(choice.profile().model()).as(says).isEqualTo("generic");
            assertThat(choice.fallback()).isTrue();
            assertThat(choice.candidates()).hasSize(8).noneMatch(Candidate::matches);
            assertThat(choice.candidates()).allSatisfy(c -> {
                assertThat(c.reason().en()).isNotBlank();
                assertThat(c.reason().zh()).containsPattern("\\p{IsHan}");
            });
        }
        assertThat(choose("PC").candidates().get(1).reason().en()).contains("model \"PC\" does not match");
    }

    @Test
    public void whatIsNamedCounts() {
        Choice choice = Matching.choose(catalog, host("", "T100", ""), "VIRTUAL");
        assertThat(choice.profile().model()).isEqualTo("virtual");
        assertThat(choice.chosen()).isEqualTo(Chosen.SETTING);
        assertThat(choice.candidates()).filteredOn(Candidate::matches).hasSize(1);
    }

    @Test
    public void anUnknownNameIsNoGuess() {
        Choice choice = Matching.choose(catalog, host("", "T100", ""), "X9");
        assertThat(choice.profile().model()).isEqualTo("generic");
        assertThat(choice.absent()).isTrue();
        assertThat(choice.reason().en()).contains("X9");
    }

    @Test
    public void whoSaysMostWins() {
        catalog.addSource(() -> List.of(
                profile("A-any", new BoardProfile.Match("", "Z.*", "")),
                profile("B-vendor", new BoardProfile.Match("Maker", "Z1", "")),
                profile("C-revision", new BoardProfile.Match("Maker", "Z1", "v4.*")),
                profile("D-other", new BoardProfile.Match("Other", "Z1", "v4")),
                profile("T100", new BoardProfile.Match("", "Z1", ""))));
        assertThat(Matching.choose(catalog, host("Maker", "Z1", "v4"), "")
                        .profile()
                        .model())
                .isEqualTo("C-revision");
        assertThat(Matching.choose(catalog, host("Maker", "Z1", "v3"), "")
                        .profile()
                        .model())
                .isEqualTo("B-vendor");
        assertThat(Matching.choose(catalog, host("", "Z1", "v3"), "").profile().model())
                .isEqualTo("A-any");
        assertThat(catalog.find("T100").orElseThrow().limits().extensions()).isEqualTo(100);
    }

    @Test
    public void aBrokenPatternHarmsNobodyElse() {
        catalog.addSource(() -> List.of(profile("Broken", new BoardProfile.Match("", "(", ""))));
        assertThat(choose("T100").profile().model()).isEqualTo("T100");
        assertThat(choose("T100").candidates())
                .filteredOn(c -> c.model().equals("Broken"))
                .singleElement()
                .satisfies(c -> assertThat(c.reason().en()).contains("description is wrong"));
    }
}

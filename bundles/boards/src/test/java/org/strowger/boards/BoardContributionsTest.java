package org.strowger.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.strowger.api.board.BoardProfiles;
import org.strowger.api.plugin.Contribution;

public class BoardContributionsTest {
    private final BoardContributions contributions = new BoardContributions();

    @Test
    public void driversAndBoardsAreToldWithTheirBundlesWhileTheyAreThere() {
        FakeBoard driver = new FakeBoard("virtual");
        BoardProfiles boards = () -> List.of(Descriptors.load("T600"));
        contributions.addDriver(driver, Map.of("service.bundleid", 7L));
        contributions.addProfiles(boards, Map.of("service.bundleid", 8L));
        assertThat(contributions.contributions())
                .extracting(Contribution::kind, Contribution::id, Contribution::detail, Contribution::bundleId)
                .containsExactly(tuple("board-driver", "virtual", "", 7L), tuple("board", "T600", "board-t600", 8L));
        contributions.removeDriver(driver);
        contributions.removeProfiles(boards);
        assertThat(contributions.contributions()).isEmpty();
    }
}

package ${package};

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardProfiles;
import org.strowger.api.core.Text;
import org.strowger.api.hal.ModuleKind;

/** The board that the card is on. It needs no features: the driver comes with this plug-in. */
@Component
public final class CardBoards implements BoardProfiles {
    @Override
    public List<BoardProfile> profiles() {
        return List.of(new BoardProfile(
                "${artifactId}",
                Text.of("Board with one telephone", "单路话机板"),
                // Chosen by hand. A machine that says what it is can be recognised: new BoardProfile.Match("", "my-board", "")
                null,
                new BoardProfile.Limits(100, 30),
                List.of(new BoardProfile.Slot(1, Set.of(ModuleKind.FXS), 1)),
                List.of("eth0"),
                List.of(),
                List.of(CardDriver.ID),
                Map.of()));
    }
}

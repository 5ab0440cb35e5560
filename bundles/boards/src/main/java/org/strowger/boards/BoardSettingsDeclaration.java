package org.strowger.boards;

import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.config.ConfigDeclaration;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.core.Problem;
import org.strowger.api.core.Text;

/** Declares the choice of the board; only a board that is known can be chosen. */
@Component(service = ConfigDeclaration.class)
public final class BoardSettingsDeclaration implements ConfigDeclaration<BoardSettings> {
    private final BoardCatalog catalog;

    @Activate
    public BoardSettingsDeclaration(@Reference BoardCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Class<BoardSettings> type() {
        return BoardSettings.class;
    }

    @Override
    public List<Problem> validate(BoardSettings item, ConfigSnapshot proposed) {
        if (item.auto() || catalog.find(item.model()).isPresent()) {
            return List.of();
        }
        String known = catalog.all().stream().map(BoardProfile::model).collect(Collectors.joining(", "));
        return List.of(new Problem(
                "board.unknown",
                "model",
                Text.of(
                        "There is no board \"{0}\". Say auto or one of: {1}.",
                        "没有型号“{0}”。请填 auto 或以下之一：{1}。", item.model(), known)));
    }
}

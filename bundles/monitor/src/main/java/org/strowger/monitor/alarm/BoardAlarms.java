package org.strowger.monitor.alarm;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.strowger.api.board.BoardStatus;
import org.strowger.api.board.Boards;
import org.strowger.api.core.Text;
import org.strowger.api.monitor.AlarmCondition;
import org.strowger.api.monitor.AlarmSeverity;
import org.strowger.api.monitor.AlarmSource;

/** The board does not work, or nothing drives its cards. A machine that is no known board is as it should be. */
@Component
public class BoardAlarms implements AlarmSource {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Boards boards;

    @Activate
    public BoardAlarms() {
        // Boards may come later.
    }

    @Override
    public List<AlarmCondition> conditions() {
        Boards there = boards;
        return there == null ? List.of() : judge(there.status());
    }

    static List<AlarmCondition> judge(BoardStatus status) {
        boolean nothingExpected =
                status.state() == BoardStatus.State.NO_DRIVER && status.chosen() == BoardStatus.Chosen.FALLBACK;
        return nothingExpected ? List.of() : expected(status);
    }

    private static List<AlarmCondition> expected(BoardStatus status) {
        Text name = status.profile().name();
        Text text = new Text(
                name.en() + ": " + status.reason().en(),
                name.zh() + "：" + status.reason().zh());
        return switch (status.state()) {
            case READY -> List.of();
            case NO_DRIVER ->
                List.of(new AlarmCondition(
                        "board.driver",
                        AlarmSeverity.WARNING,
                        "board",
                        text,
                        Text.of(
                                "Telephones on the network work. For the cards, install the driver of this board, or choose the right board.",
                                "网络电话可正常使用。如需使用板卡，请安装该主板的驱动，或选择正确的主板型号。")));
            case FAILED ->
                List.of(new AlarmCondition(
                        "board.state",
                        AlarmSeverity.CRITICAL,
                        "board",
                        text,
                        Text.of(
                                "Look at the page of the board; see whether the cards sit well, then restart the driver.",
                                "请查看主板页面；检查板卡是否插好，然后重启驱动。")));
        };
    }
}

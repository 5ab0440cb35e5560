package org.strowger.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.junit.Test;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardStatus;
import org.strowger.api.board.Boards;
import org.strowger.api.core.Text;
import org.strowger.api.hal.HostInfo;
import org.strowger.api.hal.LinePort;
import org.strowger.api.hal.ModuleKind;
import org.strowger.api.hal.PortHealth;
import org.strowger.api.hal.PortKind;
import org.strowger.api.hal.PortState;
import org.strowger.console.FakeConfig;
import org.strowger.console.FakeSession;
import org.strowger.console.Pbx;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;

public class BoardCommandTest {
    private static final BoardProfile PROFILE = new BoardProfile(
            "T600",
            Text.of("Large office", "大型办公"),
            null,
            new BoardProfile.Limits(600, 120),
            List.of(),
            List.of("LAN"),
            List.of("board-t600"),
            List.of(),
            Map.of());

    private final FakeSession session = new FakeSession("");
    private final FakeConfig config = new FakeConfig();

    private static final class OneBoard implements Boards {
        @Override
        public BoardStatus status() {
            return new BoardStatus(
                    PROFILE,
                    BoardStatus.Chosen.MATCH,
                    BoardStatus.State.READY,
                    Text.of("The machine's model \"T600\" match.", "本机型号“T600”匹配。"),
                    new HostInfo("Maker", "T600", "v4", Set.of(), Set.of()),
                    List.of(
                            new BoardStatus.Candidate("T100", false, Text.of("another model", "型号不同")),
                            new BoardStatus.Candidate("T600", true, Text.of("it is", "匹配"))),
                    "virtual",
                    List.of("board-t600"),
                    List.of(
                            new BoardStatus.Slot(
                                    1,
                                    ModuleKind.FXO,
                                    "",
                                    List.of(new BoardStatus.Port(
                                            "main/1/1", "FXO-1/1", PortKind.FXO, PortHealth.RED, PortState.OFF_HOOK))),
                            new BoardStatus.Slot(2, ModuleKind.NONE, "", List.of())));
        }

        @Override
        public List<LinePort> ports() {
            return List.of();
        }

        @Override
        public List<BoardProfile> profiles() {
            return List.of(PROFILE);
        }
    }

    private final Pbx pbx = new Pbx(null, config, new FakeHome(Path.of("/nowhere")), new ManualScheduler()) {
        @Override
        public Boards boards() {
            return new OneBoard();
        }
    };

    private String run(PbxAction command) throws Exception {
        command.session = session;
        command.pbx = pbx;
        command.execute();
        return session.output();
    }

    @Test
    public void showsWhatMatchedAndWhyAndThePorts() throws Exception {
        assertThat(run(new BoardCommand()))
                .contains("T600 (Large office)", "recognised", "READY", "600 extensions, 120 calls")
                .contains("another model", "it is")
                .contains("main/1/1", "RED", "off-hook", "NONE");
    }

    @Test
    public void speaksTheLanguageOfTheSession() throws Exception {
        session.put("LANG", "zh_CN.UTF-8");
        assertThat(run(new BoardCommand())).contains("大型办公", "自动识别", "600 个分机", "型号不同");
    }

    @Test
    public void modelsAreCompleted() {
        BoardCompleter completer = new BoardCompleter();
        completer.pbx = pbx;
        List<String> candidates = new java.util.ArrayList<>();
        completer.complete(session, new ArgumentCommandLine("", 0), candidates);
        assertThat(candidates).extracting(String::strip).containsExactlyInAnyOrder("T600", "auto");
    }

    @Test
    public void withoutItsTypeTheChoiceIsRefused() {
        BoardProfileCommand command = new BoardProfileCommand();
        command.model = "T600";
        assertThatThrownBy(() -> run(command))
                .isInstanceOfSatisfying(
                        CommandException.class, e -> assertThat(e.getNiceHelp()).contains("board-settings"));
    }
}

package org.strowger.console.command;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.board.BoardProfile;
import org.strowger.api.board.BoardStatus;
import org.strowger.api.core.Text;

@Service
@Command(
        scope = "pbx",
        name = "board",
        description = "Shows what board this is, why, how much it bears, and its slots and ports")
public class BoardCommand extends PbxAction {
    @Override
    void run() {
        BoardStatus status = pbx.boards().status();
        BoardProfile profile = status.profile();
        say("Board: {0} ({1})", "主板：{0}（{1}）", profile.model(), in(profile.name()));
        say("Chosen: {0}", "来源：{0}", in(chosen(status.chosen())));
        say("State: {0}. {1}", "状态：{0}。{1}", status.state().name(), in(status.reason()));
        say(
                "Limits: {0,number,#} extensions, {1,number,#} calls",
                "容量：{0,number,#} 个分机，{1,number,#} 路通话",
                profile.limits().extensions(),
                profile.limits().calls());
        say("Driver: {0}", "驱动：{0}", status.driver().isEmpty() ? "-" : status.driver());
        say("Features: {0}", "已安装：{0}", String.join(", ", status.installed()));
        say(
                "Machine: vendor \"{0}\", model \"{1}\", revision \"{2}\"",
                "本机：厂商“{0}”，型号“{1}”，硬件版本“{2}”",
                status.host().vendor(),
                status.host().model(),
                status.host().revision());
        candidates(status);
        ports(status);
    }

    private static Text chosen(BoardStatus.Chosen chosen) {
        return switch (chosen) {
            case SETTING -> Text.of("by an administrator", "管理员指定");
            case MATCH -> Text.of("recognised", "自动识别");
            case FALLBACK -> Text.of("nothing else matched", "没有匹配的型号");
        };
    }

    private void candidates(BoardStatus status) {
        ShellTable table = table(in(Text.of("Model", "型号")), in(Text.of("Matches", "匹配")), in(Text.of("Why", "原因")));
        Text yes = Text.of("yes", "是");
        Text no = Text.of("no", "否");
        status.candidates().forEach(c -> row(table, c.model(), in(c.matches() ? yes : no), in(c.reason())));
        show(table);
    }

    private void ports(BoardStatus status) {
        ShellTable table = table(
                in(Text.of("Slot", "插槽")),
                in(Text.of("Module", "模块")),
                in(Text.of("Port", "端口")),
                in(Text.of("Name", "名称")),
                in(Text.of("Health", "状态")),
                in(Text.of("State", "通道状态")));
        for (BoardStatus.Slot slot : status.slots()) {
            if (slot.ports().isEmpty()) {
                row(table, slot.index(), slot.module(), "-", "-", "-", "-");
            }
            slot.ports()
                    .forEach(port -> row(
                            table,
                            slot.index(),
                            slot.module(),
                            port.id(),
                            port.name(),
                            port.health(),
                            port.state().name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
        show(table);
    }
}

package org.strowger.monitor.command;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.api.monitor.Alarm;
import org.strowger.api.monitor.AlarmService;

@Service
@Command(scope = "pbx", name = "alarms", description = "Shows what is wrong and what to do about it")
public class AlarmsCommand implements Action {
    @Reference
    Session session;

    @Reference
    AlarmService alarms;

    @Option(
            name = "--acknowledge",
            aliases = "-a",
            description = "Take notice of the alarm with this id",
            valueToShowInHelp = "")
    String acknowledge;

    @Override
    public Object execute() {
        Locale language = Shown.language(session);
        if (acknowledge != null) {
            return acknowledge(language);
        }
        if (alarms.alarms().isEmpty()) {
            session.getConsole().println(Text.of("No alarms.", "没有告警。").in(language));
            return null;
        }
        ShellTable table = new ShellTable();
        table.column("Id");
        table.column(Text.of("Severity", "级别").in(language));
        table.column(Text.of("Since", "开始时间").in(language));
        table.column(Text.of("Count", "次数").in(language));
        table.column(Text.of("Acknowledged by", "确认人").in(language));
        table.column(Text.of("What is wrong", "内容").in(language));
        table.column(Text.of("What to do", "处理建议").in(language));
        for (Alarm alarm : alarms.alarms()) {
            table.addRow()
                    .addContent(
                            alarm.id(),
                            alarm.severity().name().toLowerCase(Locale.ROOT),
                            alarm.since().truncatedTo(ChronoUnit.SECONDS),
                            alarm.count(),
                            Shown.clean(alarm.acknowledgedBy()),
                            Shown.clean(alarm.text().in(language)),
                            alarm.advice().in(language));
        }
        table.print(session.getConsole());
        return null;
    }

    private Object acknowledge(Locale language) {
        try {
            alarms.acknowledge(acknowledge, SignedIn.name());
        } catch (ProblemException e) {
            session.getConsole().println(e.problems().get(0).text().in(language));
        }
        return null;
    }
}

package com.example.noticeboard;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.config.ConfigService;
import org.strowger.api.core.Text;

/** {@code notice:heard}. The scope is our own: {@code pbx} is the system's. */
@Service
@Command(scope = "notice", name = "heard", description = "Shows how often notices were heard")
public class NoticesCommand implements Action {
    @Reference
    Session session;

    @Reference
    ConfigService config;

    @Reference
    Hearings hearings;

    @Override
    public Object execute() {
        Locale language = session.get(".pbx.language") instanceof Locale chosen ? chosen : Locale.ENGLISH;
        ShellTable table = new ShellTable();
        table.column(Text.of("Number", "号码").in(language));
        table.column(Text.of("Title", "标题").in(language));
        table.column(Text.of("Heard", "收听次数").in(language));
        Heard.all(config.snapshot(), hearings)
                .forEach(notice -> table.addRow().addContent(notice.number(), notice.title(), notice.times()));
        table.print(session.getConsole());
        return null;
    }
}

package org.strowger.console.command;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.strowger.api.board.BoardProfile;
import org.strowger.console.Pbx;

/** Models of boards, and auto. */
@Service
public class BoardCompleter implements Completer {
    @Reference
    Pbx pbx;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter models = new StringsCompleter();
        models.getStrings().add("auto");
        pbx.boards().profiles().stream().map(BoardProfile::model).forEach(models.getStrings()::add);
        return models.complete(session, line, candidates);
    }
}

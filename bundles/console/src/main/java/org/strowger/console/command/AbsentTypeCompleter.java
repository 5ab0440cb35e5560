package org.strowger.console.command;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.strowger.api.config.InactiveType;
import org.strowger.console.Pbx;

/** Names of types whose plug-in is absent. */
@Service
public class AbsentTypeCompleter implements Completer {
    @Reference
    Pbx pbx;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter names = new StringsCompleter();
        pbx.config().inactiveTypes().stream().map(InactiveType::name).forEach(names.getStrings()::add);
        return names.complete(session, line, candidates);
    }
}

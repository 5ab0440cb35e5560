package org.strowger.console.command;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.strowger.api.plugin.Plugin;
import org.strowger.console.Pbx;

/** Ids of plug-ins. */
@Service
public class PluginCompleter implements Completer {
    @Reference
    Pbx pbx;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter ids = new StringsCompleter();
        pbx.plugins().plugins().stream().map(Plugin::id).forEach(ids.getStrings()::add);
        return ids.complete(session, line, candidates);
    }
}

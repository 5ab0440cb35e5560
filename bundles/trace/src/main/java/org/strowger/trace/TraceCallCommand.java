package org.strowger.trace;

import java.util.Locale;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.strowger.api.call.trace.CallTrace;
import org.strowger.api.call.trace.CallTraces;
import org.strowger.api.core.Text;

@Service
@Command(
        scope = "pbx",
        name = "trace-call",
        description = "Shows the trace of a call: its messages, decisions and quality")
public class TraceCallCommand implements Action {
    @Reference
    Session session;

    @Reference
    CallTraces traces;

    @Argument(index = 0, name = "id", description = "ID of a call, as pbx:calls and pbx:cdr show it", required = true)
    String id;

    @Override
    public Object execute() throws CommandException {
        Locale language = session.get(".pbx.language") instanceof Locale chosen ? chosen : Locale.ENGLISH;
        Optional<CallTrace> trace = traces.find(id);
        if (trace.isEmpty()) {
            String none = Text.of(
                            "There is no trace of such a call. pbx:cdr shows the calls.", "没有此通话的跟踪。pbx:cdr 列出通话。")
                    .in(language);
            throw new CommandException(none, none);
        }
        LadderText.lines(trace.get(), language).forEach(session.getConsole()::println);
        return null;
    }
}

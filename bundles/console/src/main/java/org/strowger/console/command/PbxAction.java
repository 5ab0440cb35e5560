package org.strowger.console.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.audit.AuditEntry;
import org.strowger.api.audit.AuditLog;
import org.strowger.api.config.InactiveType;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.core.Problem;
import org.strowger.api.core.ProblemException;
import org.strowger.api.core.Text;
import org.strowger.console.Pbx;
import org.strowger.console.model.Language;
import org.strowger.console.model.Plain;
import org.strowger.console.model.Staging;

/** What all commands share: the session, its language, and problems said as {@code field: message}. */
abstract class PbxAction implements Action {
    @Reference
    Session session;

    @Reference
    Pbx pbx;

    /** A refusal becomes the failure of the command, so that a script over SSH sees it in the exit status. */
    @Override
    public final Object execute() throws Exception {
        long began = pbx.scheduler().nanoTime();
        try {
            if (CommandAudit.concerned(this)) {
                pbx.auditIfThere().ifPresent(AuditLog::admit);
            }
            run();
            record(AuditEntry.OK, began);
        } catch (ProblemException e) {
            record(
                    e.problems().isEmpty()
                            ? e.kind().name()
                            : e.problems().get(0).code(),
                    began);
            String text = e.problems().stream().map(this::line).collect(Collectors.joining("\n"));
            throw new CommandException(text.isEmpty() ? e.getMessage() : text, e.getMessage());
        }
        return null;
    }

    private void record(String result, long began) {
        if (CommandAudit.concerned(this)) {
            long millis = (pbx.scheduler().nanoTime() - began) / 1_000_000;
            pbx.auditIfThere().ifPresent(audit -> audit.record(CommandAudit.entry(this, result, millis)));
        }
    }

    abstract void run() throws Exception;

    private String line(Problem problem) {
        String text = problem.text().in(language());
        return problem.field().isEmpty() ? text : problem.field() + ": " + text;
    }

    Locale language() {
        return Language.of(session);
    }

    void say(String en, String zh, Object... arguments) {
        print(Text.of(en, zh, arguments).in(language()));
    }

    String in(Text text) {
        return text.in(language());
    }

    void print(Object line) {
        session.getConsole().println(line);
    }

    Staging staging() {
        return new Staging(session, pbx.config());
    }

    TypeSchema type(String name) {
        return pbx.config().type(name).orElseThrow(() -> inactive(name)
                .map(PbxAction::unavailable)
                .orElseGet(() -> notFound(
                        "type",
                        Text.of(
                                "There is no type \"{0}\". pbx:list shows the types.",
                                "没有类型“{0}”。pbx:list 列出所有类型。", name))));
    }

    /** A type whose plug-in is absent. */
    Optional<InactiveType> inactive(String name) {
        return pbx.config().inactiveTypes().stream()
                .filter(t -> t.name().equals(name))
                .findFirst();
    }

    static ProblemException unavailable(InactiveType type) {
        return new ProblemException(
                ProblemException.Kind.UNAVAILABLE,
                "type.inactive",
                "type",
                Text.of(
                        "The plug-in of \"{0}\" is not installed or not running. What is stored is kept, but cannot be changed.",
                        "“{0}”所属的插件未安装或未运行。已保存的内容会保留，但不能修改。", type.name()));
    }

    static ProblemException notFound(String field, Text text) {
        return new ProblemException(ProblemException.Kind.NOT_FOUND, "not-found", field, text);
    }

    static ProblemException invalid(String field, Text text) {
        return new ProblemException(ProblemException.Kind.INVALID, "value", field, text);
    }

    /** A table with these headings. */
    ShellTable table(String... headings) {
        ShellTable table = new ShellTable();
        for (String heading : headings) {
            table.column(heading);
        }
        return table;
    }

    void row(ShellTable table, Object... cells) {
        table.addRow()
                .addContent(
                        List.of(cells).stream().map(c -> (Object) Plain.text(c)).toList());
    }

    void show(ShellTable table) {
        table.emptyTableText(Text.of("(none)", "（无）").in(language())).print(session.getConsole());
    }

    /** An item as {@code field = value} lines; secrets are masked in it already. */
    void showItem(Map<String, Object> item) {
        item.forEach((field, value) -> print(field + " = " + Plain.text(value)));
    }
}

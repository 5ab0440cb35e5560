package org.strowger.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.junit.Before;
import org.junit.Test;
import org.strowger.api.config.Author;
import org.strowger.console.FakeConfig;
import org.strowger.console.FakeSession;
import org.strowger.console.Pbx;
import org.strowger.testkit.FakeHome;
import org.strowger.testkit.ManualScheduler;

public class CommandsTest {
    private final FakeConfig config = new FakeConfig();
    private final FakeSession session = new FakeSession("t0p-secret");
    private final Pbx pbx = new Pbx(null, config, new FakeHome(Path.of("/nowhere")), new ManualScheduler());

    @Before
    public void onePhone() {
        config.phones.put("101", Map.of("number", "101", "name", "Front", "password", "hidden", "enabled", true));
    }

    private String run(PbxAction command) throws Exception {
        command.session = session;
        command.pbx = pbx;
        command.execute();
        return session.output();
    }

    private static SetCommand set(String type, String... rest) {
        SetCommand command = new SetCommand();
        command.type = type;
        command.rest = List.of(rest);
        return command;
    }

    private static AddCommand add(String... assignments) {
        AddCommand command = new AddCommand();
        command.type = "phone";
        command.assignments = List.of(assignments);
        return command;
    }

    private static DeleteCommand delete(String key) {
        DeleteCommand command = new DeleteCommand();
        command.type = "phone";
        command.key = key;
        return command;
    }

    private static GetCommand get(String type, String key) {
        GetCommand command = new GetCommand();
        command.type = type;
        command.key = key;
        return command;
    }

    private static ListCommand list(String... filters) {
        ListCommand command = new ListCommand();
        command.type = "phone";
        command.filters = List.of(filters);
        return command;
    }

    private void refused(PbxAction command, String text) {
        assertThatThrownBy(() -> run(command))
                .isInstanceOfSatisfying(
                        CommandException.class, e -> assertThat(e.getNiceHelp()).isEqualTo(text));
    }

    @Test
    public void listsGetsAndHidesSecrets() throws Exception {
        config.phones.put("102", Map.of("number", "102", "name", "Back"));
        assertThat(run(list())).contains("number", "Front", "Back").doesNotContain("hidden");
        assertThat(run(list("name=fro"))).contains("101").doesNotContain("102");
        assertThat(run(list("back"))).contains("102").doesNotContain("101");
        assertThat(run(get("phone", "101"))).contains("password = ********").doesNotContain("hidden");
        assertThat(run(get("system", null))).contains("name = pbx");
        refused(list("colour=red"), "colour: There is no such field.");
        refused(get("phone", "999"), "number: There is no phone 999.");
        refused(get("car", "1"), "type: There is no type \"car\". pbx:list shows the types.");
    }

    @Test
    public void eachChangeIsATransactionOfItsOwn() throws Exception {
        assertThat(run(set("phone", "101", "name=Lobby", "password=?"))).contains("Version 1 is in force.");
        assertThat(config.phones.get("101")).containsEntry("name", "Lobby").containsEntry("password", "t0p-secret");
        run(add("number=103"));
        run(delete("101"));
        run(set("system", "name=Strowger"));
        assertThat(config.phones).containsOnlyKeys("103");
        assertThat(config.system).containsEntry("name", "Strowger");
        assertThat(config.commits)
                .extracting("comment")
                .containsExactly(
                        "pbx:set phone 101", "pbx:add phone 103", "pbx:delete phone 101", "pbx:set system default");
    }

    @Test
    public void aRefusedChangeLeavesNothingOpen() {
        refused(delete("999"), "No phone 999.");
        refused(add("name=x"), "number: Is needed.");
        refused(
                set("phone", "101", "expiry=x", "junk"),
                "expiry: \"x\" is not a whole number.\nWrite field=value, not \"junk\".");
        refused(set("phone", "101"), "Say what to change: field=value.");
        assertThat(config.commits).isEmpty();
        assertThat(config.open).isEmpty();
    }

    @Test
    public void problemsComeInTheLanguageOfTheSession() throws Exception {
        session.put("LANG", "zh_CN.UTF-8");
        refused(add("name=x"), "number: 必填。");
        LanguageCommand english = new LanguageCommand();
        english.language = "en";
        assertThat(run(english)).contains("The language is English.");
        refused(add("name=x"), "number: Is needed.");
    }

    @Test
    public void stagesShowsAndCommitsTogether() throws Exception {
        assertThat(run(new BeginCommand())).contains("Staging on version 0");
        refused(new BeginCommand(), "Changes are being staged already: pbx:commit or pbx:discard them first.");
        assertThat(run(set("phone", "101", "name=Lobby"))).contains("Staged.");
        run(add("number=104", "password=x"));
        assertThat(config.phones.get("101")).containsEntry("name", "Front");
        assertThat(run(get("phone", "101")))
                .as("the session sees what it staged")
                .contains("name = Lobby");
        assertThat(run(new DiffCommand()))
                .contains("~ phone 101", "    name: Front -> Lobby", "+ phone 104", "    ********");
        CommitCommand commit = new CommitCommand();
        commit.seconds = 60;
        assertThat(run(commit)).contains("Version 1 is in force.", "1970-01-01T00:01:00Z", "pbx:confirm 1");
        assertThat(config.phones).containsOnlyKeys("101", "104");
        refused(new DiffCommand(), "Nothing is staged. Begin with pbx:begin.");
    }

    @Test
    public void discardThrowsAway() throws Exception {
        run(new BeginCommand());
        run(delete("101"));
        run(new DiscardCommand());
        assertThat(config.phones).containsKey("101");
        assertThat(config.open).isEmpty();
        refused(new CommitCommand(), "Nothing is staged. Begin with pbx:begin.");
    }

    @Test
    @SuppressWarnings("removal")
    public void authorIsWhoSignedInAndNotWhoASessionVariableSays() throws Exception {
        session.put("USER", "somebody else");
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal("admin"));
        subject.getPrincipals().add(new ClientPrincipal("ssh", "/192.0.2.7:40022"));
        Subject.doAs(subject, (PrivilegedExceptionAction<Object>) () -> run(set("phone", "101", "name=Lobby")));
        assertThat(config.commits.get(0).author()).isEqualTo(new Author("admin", "shell", "192.0.2.7"));
        assertThat(run(new HistoryCommand())).contains("admin", "shell 192.0.2.7", "phone 101");
    }

    @Test
    public void nobodyContinuesWhatAnotherHasStaged() throws Exception {
        session.put(
                ".pbx.transaction", config.begin(new Author("eve", "shell", "")).id());
        refused(new CommitCommand(), "Nothing is staged. Begin with pbx:begin.");
    }

    @Test
    public void absentCapabilitySaysSo() throws Exception {
        refused(new CallsCommand(), "calls is not running.");
        refused(new RegistrationsCommand(), "sip is not running.");
        refused(new CdrCommand(), "cdr is not running.");
        refused(new BoardCommand(), "boards is not running.");
        assertThat(run(new StatusCommand())).contains("Strowger test", "Calls: -");
    }

    @Test
    public void whatAnAbsentPluginLeftIsShownButNotChanged() throws Exception {
        ListCommand types = new ListCommand();
        assertThat(run(types)).doesNotContain("lobby");
        config.lobby.put("main", Map.of("name", "main"));
        assertThat(run(types)).contains("lobby", "inactive: its plug-in is absent");
        ListCommand items = new ListCommand();
        items.type = "lobby";
        assertThat(run(items)).contains("main");
        assertThat(run(get("lobby", "main"))).contains("name = main");
        String text =
                "type: The plug-in of \"lobby\" is not installed or not running. What is stored is kept, but cannot"
                        + " be changed.";
        refused(set("lobby", "main", "name=x"), text);
        PurgeCommand purge = new PurgeCommand();
        purge.type = "phone";
        refused(purge, "In use.");
        purge.type = "lobby";
        assertThat(run(purge)).contains("Version 1 is in force.");
        assertThat(config.lobby).isEmpty();
    }

    @Test
    public void completesKeysFieldsAndValues() {
        assertThat(complete("pbx:set", "phone", "1")).containsExactly("101");
        assertThat(complete("pbx:set", "phone", "101", "n")).containsExactly("name=", "nat=", "number=");
        assertThat(complete("pbx:set", "phone", "101", "enabled=")).containsExactly("enabled=false", "enabled=true");
        assertThat(complete("pbx:set", "phone", "101", "mode=inb")).containsExactly("mode=inband");
        assertThat(complete("pbx:add", "phone", "co")).containsExactly("codecs=");
        assertThat(complete("pbx:set", "system", "n")).containsExactly("name=");
        assertThat(complete("pbx:set", "car", "n")).isEmpty();
        assertThat(complete("pbx:set", "phone", "101", "fallback="))
                .containsExactly("fallback=hangup", "fallback=phone:");
        assertThat(complete("pbx:set", "phone", "101", "fallback=phone:")).containsExactly("fallback=phone:101");
        assertThat(complete("pbx:set", "phone", "101", "fallback=hangup:")).isEmpty();
        ItemCompleter completer = new ItemCompleter();
        completer.pbx = pbx;
        assertThat(completer.complete(session, new ArgumentCommandLine("101", 3), new ArrayList<>()))
                .as("Karaf asks whether an earlier word would do")
                .isZero();
    }

    private List<String> complete(String... words) {
        ItemCompleter completer = new ItemCompleter();
        completer.pbx = pbx;
        List<String> candidates = new ArrayList<>();
        completer.complete(session, new Line(words), candidates);
        return candidates;
    }
}

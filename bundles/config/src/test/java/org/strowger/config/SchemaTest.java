package org.strowger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.Test;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.Field;
import org.strowger.api.config.Field.Importance;
import org.strowger.api.config.Field.SecretKind;
import org.strowger.api.config.NumberRange;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldHints;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.config.TypeSchema.Kind;
import org.strowger.api.config.TypeSchema.Option;
import org.strowger.api.config.TypeSchema.TypeHints;
import org.strowger.api.core.Text;
import org.strowger.config.schema.SchemaReader;

public class SchemaTest {
    private final TypeSchema phone = SchemaReader.read(Phone.class).schema();

    private FieldSchema field(String name) {
        return phone.field(name).orElseThrow();
    }

    @Test
    public void theRecordSaysEverything() {
        assertThat(phone.name()).isEqualTo("phone");
        assertThat(phone.key()).isEqualTo("number");
        assertThat(phone.singleton()).isFalse();
        assertThat(phone.readableBy()).containsExactly("operator");
        assertThat(phone.fields())
                .extracting(FieldSchema::kind)
                .containsExactly(
                        Kind.STRING,
                        Kind.STRING,
                        Kind.STRING,
                        Kind.STRING,
                        Kind.BOOLEAN,
                        Kind.INTEGER,
                        Kind.INTEGER,
                        Kind.ENUM,
                        Kind.DURATION,
                        Kind.TIME,
                        Kind.LIST,
                        Kind.STRING,
                        Kind.STRING,
                        Kind.OBJECT,
                        Kind.LIST,
                        Kind.STRING);
        assertThat(field("number").numberKind()).isEqualTo("user");
        assertThat(field("number").column()).isTrue();
        assertThat(field("password").secret()).isEqualTo(SecretKind.ENCRYPTED);
        assertThat(field("contacts").defaultValue()).isEqualTo(2L);
        assertThat(field("contacts").min()).isEqualTo(1);
        assertThat(field("contacts").max()).isEqualTo(10);
        assertThat(field("limit").min()).isEqualTo(Integer.MIN_VALUE);
        assertThat(field("limit").defaultValue()).isNull();
        assertThat(field("mode").defaultValue()).isEqualTo("rfc4733");
        assertThat(field("ringTime").defaultValue()).isEqualTo(30L);
        assertThat(field("codecs").defaultValue()).isEqualTo(List.of("PCMA", "PCMU"));
        assertThat(field("codecs").element()).isEqualTo(Kind.STRING);
        assertThat(field("devices").element()).isEqualTo(Kind.OBJECT);
        assertThat(field("devices").fields()).extracting(FieldSchema::name).containsExactly("mac", "slot", "partner");
        assertThat(field("serial").immutable()).isTrue();
    }

    @Test
    public void textsComeFromTheMessagesBesideTheRecord() {
        assertThat(phone.label()).isEqualTo(new Text("Phones", "话机"));
        assertThat(field("name").label()).isEqualTo(new Text("Full name", "全名"));
        assertThat(field("name").groupLabel().en()).isEqualTo("Profile");
        assertThat(field("nickname").help().zh()).isEqualTo("只能使用字母。");
        assertThat(field("ringTime").label().en()).isEqualTo("Ring time");
        assertThat(field("forward").fields().get(1).label().en()).isEqualTo("Forward to");
        assertThat(field("mode").options())
                .containsExactly(
                        new Option("rfc4733", new Text("Rfc4733", "Rfc4733")),
                        new Option("sip-info", new Text("SIP INFO", "SIP 信息")),
                        new Option("inband", new Text("Inband", "Inband")));
        assertThat(SchemaReader.read(NumberRange.class).schema().label().zh()).isEqualTo("号码范围");
    }

    @Test
    public void whatCannotBeATypeIsRefusedWithAReason() {
        refused(NotDeclared.class, "needs @ConfigType");
        refused(BadName.class, "lower-case");
        refused(NoKey.class, "has no missing");
        refused(Unknown.class, "is no type of configuration values");
        refused(SecretInList.class, "outside lists");
        refused(ListOfLists.class, "not known");
        refused(Recursive.class, "contains itself");
        refused(BadDefault.class, "does not fit");
        refused(PatternOnNumber.class, "only texts");
    }

    private static void refused(Class<? extends Record> type, String why) {
        assertThatThrownBy(() -> SchemaReader.read(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    record NotDeclared(String a) {}

    @ConfigType(name = "Bad Name")
    record BadName(String a) {}

    @ConfigType(name = "a", key = "missing")
    record NoKey(String a) {}

    @ConfigType(name = "a")
    record Unknown(Object a) {}

    @ConfigType(name = "a")
    record SecretInList(List<Inner> a) {
        record Inner(@Field(secret = SecretKind.ENCRYPTED) String pin) {}
    }

    @ConfigType(name = "a")
    record ListOfLists(List<List<String>> a) {}

    @ConfigType(name = "a")
    record Recursive(List<Recursive> a) {}

    @ConfigType(name = "a")
    record BadDefault(@Field(defaultValue = "many") int a) {}

    @ConfigType(name = "a")
    record PatternOnNumber(@Field(pattern = "x") int a) {}

    /** Hints. */
    @ConfigType(name = "hinted", key = "id", title = "name", icon = "bulb")
    public record Hinted(
            @Field(required = true, series = true) String id,
            @Field(personal = true, widget = "textarea") String name,
            @Field(defaultValue = "true") boolean on,
            @Field(visibleWhen = "on & mode=a|b & !name", importance = Importance.ADVANCED, unit = "s") int delay,
            @Field(
                            options = {"a", "b", "c"},
                            visibleWhen = "on=true")
                    String mode) {}

    @Test
    public void hintsAreHandedOn() {
        TypeSchema type = SchemaReader.read(Hinted.class).schema();
        assertThat(type.hints().title()).isEqualTo("name");
        assertThat(type.hints().icon()).isEqualTo("bulb");
        FieldHints delay = type.field("delay").orElseThrow().hints();
        assertThat(delay.importance()).isEqualTo(Importance.ADVANCED);
        assertThat(delay.unit()).isEqualTo("s");
        assertThat(delay.visibleWhen()).isEqualTo("on & mode=a|b & !name");
        assertThat(type.field("name").orElseThrow().hints().personal()).isTrue();
        assertThat(type.field("name").orElseThrow().hints().widget()).isEqualTo("textarea");
        assertThat(type.field("id").orElseThrow().hints().series()).isTrue();
        assertThat(phone.hints()).isEqualTo(TypeHints.NONE);
    }

    /** Names a field that is not there. */
    @ConfigType(name = "lost")
    public record Lost(@Field(visibleWhen = "nowhere") String name) {}

    /** Depends on itself. */
    @ConfigType(name = "selfish")
    public record Selfish(@Field(visibleWhen = "!name") String name) {}

    /** Waits for a value that never comes. */
    @ConfigType(name = "never")
    public record Never(@Field(options = "a") String mode, @Field(visibleWhen = "mode=b") String name) {}

    /** Is no condition. */
    @ConfigType(name = "garbled")
    public record Garbled(boolean on, @Field(visibleWhen = "on &") String name) {}

    /** Has no such title. */
    @ConfigType(name = "untitled", title = "nowhere")
    public record Untitled(String name) {}

    /** Counts what is no text. */
    @ConfigType(name = "counted")
    public record Counted(@Field(series = true) int number) {}

    @Test
    public void slipsInHintsAreFoundWhenTheTypeIsRead() {
        for (Class<? extends Record> wrong :
                List.of(Lost.class, Selfish.class, Never.class, Garbled.class, Untitled.class, Counted.class)) {
            assertThatThrownBy(() -> SchemaReader.read(wrong))
                    .as(wrong.getName())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

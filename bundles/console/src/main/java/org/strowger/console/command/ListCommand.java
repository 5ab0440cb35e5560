package org.strowger.console.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.strowger.api.config.ConfigSnapshot;
import org.strowger.api.config.ConfigType;
import org.strowger.api.config.InactiveType;
import org.strowger.api.config.TypeSchema;
import org.strowger.api.config.TypeSchema.FieldSchema;
import org.strowger.api.core.Text;
import org.strowger.console.model.Plain;

@Service
@Command(scope = "pbx", name = "list", description = "Lists the items of a type of configuration, or the types")
public class ListCommand extends PbxAction {
    @Argument(index = 0, name = "type", description = "Type, such as extension; without it the types are listed")
    @Completion(TypeCompleter.class)
    String type;

    @Option(
            name = "--filter",
            description = "Only items in which a field contains a text (field=text), or any column does (text)",
            multiValued = true)
    List<String> filters = new ArrayList<>();

    @Override
    void run() {
        if (type == null) {
            types();
        } else if (inactive(type).isPresent()) {
            waiting(inactive(type).get());
        } else {
            items(type(type));
        }
    }

    private void types() {
        ShellTable table = table(
                in(Text.of("Type", "类型")),
                in(Text.of("Name", "名称")),
                in(Text.of("Items", "条目")),
                in(Text.of("State", "状态")));
        ConfigSnapshot view = staging().view();
        for (TypeSchema each : pbx.config().types()) {
            row(table, each.name(), in(each.label()), view.keys(each.name()).size(), "");
        }
        String absent = in(Text.of("inactive: its plug-in is absent", "停用：所属插件不存在"));
        pbx.config().inactiveTypes().forEach(t -> row(table, t.name(), in(t.label()), t.items(), absent));
        show(table);
    }

    /** Nobody knows the fields of an absent type. */
    private void waiting(InactiveType absent) {
        if (!filters.isEmpty()) {
            throw unavailable(absent);
        }
        ShellTable table = table(in(Text.of("Key", "键")), in(Text.of("Values", "值")));
        ConfigSnapshot view = staging().view();
        for (String key : view.keys(absent.name())) {
            row(table, key, Plain.text(view.raw(absent.name(), key).orElse(Map.of())));
        }
        show(table);
    }

    private void items(TypeSchema schema) {
        List<FieldSchema> columns = schema.fields().stream()
                .filter(f -> f.column() || f.name().equals(schema.key()))
                .toList();
        List<FieldSchema> shown = columns.isEmpty() ? schema.fields() : columns;
        ShellTable table = table(shown.stream().map(f -> in(f.label())).toArray(String[]::new));
        ConfigSnapshot view = staging().view();
        for (String key : keys(schema, view)) {
            Map<String, Object> item = view.raw(schema.name(), key).orElse(Map.of());
            if (filters.stream().allMatch(f -> matches(schema, item, shown, f))) {
                row(
                        table,
                        shown.stream().map(f -> Plain.text(item.get(f.name()))).toArray());
            }
        }
        show(table);
    }

    private static Iterable<String> keys(TypeSchema schema, ConfigSnapshot view) {
        return schema.singleton() ? List.of(ConfigType.SINGLETON) : view.keys(schema.name());
    }

    private static boolean matches(
            TypeSchema schema, Map<String, Object> item, List<FieldSchema> shown, String filter) {
        int equals = filter.indexOf('=');
        if (equals > 0) {
            String field = filter.substring(0, equals);
            if (schema.field(field).isEmpty()) {
                throw invalid(field, Text.of("There is no such field.", "没有此字段。"));
            }
            return contains(item.get(field), filter.substring(equals + 1));
        }
        return shown.stream().anyMatch(f -> contains(item.get(f.name()), filter));
    }

    private static boolean contains(Object value, String text) {
        return Plain.text(value).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}

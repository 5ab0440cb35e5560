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
        } else {
            items(type(type));
        }
    }

    private void types() {
        ShellTable table = table(in(Text.of("Type", "类型")), in(Text.of("Name", "名称")), in(Text.of("Items", "条目")));
        ConfigSnapshot view = staging().view();
        for (TypeSchema each : pbx.config().types()) {
            row(table, each.name(), in(each.label()), view.keys(each.name()).size());
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

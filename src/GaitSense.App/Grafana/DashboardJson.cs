using System.Globalization;
using System.Text.Json;
using GaitSense.App.Cli;

namespace GaitSense.App.Grafana;

/// <summary>A dashboard as the JSON that Grafana imports and provisions (the classic model, schemaVersion 36).</summary>
/// <remarks>Sources: the dashboard's published schema, kinds/dashboard/dashboard_kind.cue of github.com/grafana/grafana, and
/// the documentation of its InfluxDB data source for queries. The parts used here stand in dashboard.schema.json.</remarks>
public static class DashboardJson
{
    private const int SchemaVersion = 36;
    private const int Columns = 24;
    private const int Height = 8;
    private const int StatHeight = 4;
    private const string Source = "${datasource}";

    /// <summary>The text of a dashboard, ended by a line break.</summary>
    public static string Write(Dashboard board) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteNull("id");
        json.WriteString("uid", board.Uid);
        json.WriteString("title", board.Title);
        json.WriteString("description", board.Description);
        Strings(json, "tags", ["gaitsense"]);
        json.WriteString("style", "dark");
        json.WriteString("timezone", "browser");
        json.WriteBoolean("editable", true);
        json.WriteNumber("graphTooltip", 1);
        json.WriteStartObject("time");
        json.WriteString("from", board.From);
        json.WriteString("to", "now");
        json.WriteEndObject();
        json.WriteString("refresh", board.Refresh);
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteNumber("version", 1);
        Templating(json, board.Variables);
        Panels(json, board.Panels);
        json.WriteEndObject();
    });

    private static void Templating(Utf8JsonWriter json, IReadOnlyList<Variable> variables)
    {
        json.WriteStartObject("templating");
        json.WriteStartArray("list");
        json.WriteStartObject();
        json.WriteString("name", "datasource");
        json.WriteString("label", "InfluxDB");
        json.WriteString("type", "datasource");
        json.WriteString("query", "influxdb");
        json.WriteNumber("hide", 0);
        json.WriteEndObject();
        foreach (Variable variable in variables)
        {
            json.WriteStartObject();
            json.WriteString("name", variable.Name);
            json.WriteString("label", variable.Label);
            json.WriteString("type", "query");
            DataSource(json);
            json.WriteString("query", variable.Query);
            json.WriteNumber("hide", 0);
            json.WriteNumber("refresh", 2);
            json.WriteNumber("sort", 2);
            json.WriteBoolean("includeAll", variable.TakesAll);
            json.WriteBoolean("multi", variable.TakesAll);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Panels(Utf8JsonWriter json, IReadOnlyList<Panel> panels)
    {
        json.WriteStartArray("panels");
        (int x, int y, int row) = (0, 0, 0);
        foreach ((int index, Panel panel) in panels.Index())
        {
            if (x + panel.Width > Columns)
            {
                (x, y, row) = (0, y + row, 0);
            }

            int height = panel.Kind == PanelKind.Stat ? StatHeight : Height;
            Write(json, panel, index + 1, (x, y, height));
            x += panel.Width;
            row = Math.Max(row, height);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Panel panel, int id, (int X, int Y, int Height) place)
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteString("type", panel.Kind switch { PanelKind.Stat => "stat", PanelKind.Bars => "bargauge", _ => "timeseries" });
        json.WriteString("title", panel.Title);
        json.WriteBoolean("transparent", false);
        DataSource(json);
        json.WriteStartObject("gridPos");
        json.WriteNumber("h", place.Height);
        json.WriteNumber("w", panel.Width);
        json.WriteNumber("x", place.X);
        json.WriteNumber("y", place.Y);
        json.WriteEndObject();
        json.WriteStartArray("targets");
        foreach ((int index, PanelQuery query) in panel.Queries.Index())
        {
            Target(json, query, (char)('A' + index));
        }

        json.WriteEndArray();
        Strings(json, "transformations", []);
        Options(json, panel.Kind);
        FieldConfig(json, panel);
        json.WriteEndObject();
    }

    private static void Target(Utf8JsonWriter json, PanelQuery query, char name)
    {
        json.WriteStartObject();
        json.WriteString("refId", name.ToString(CultureInfo.InvariantCulture));
        DataSource(json);
        json.WriteBoolean("rawQuery", true);
        json.WriteString("query", query.InfluxQl);
        json.WriteString("alias", query.Alias);
        json.WriteString("resultFormat", "time_series");
        json.WriteEndObject();
    }

    private static void Options(Utf8JsonWriter json, PanelKind kind)
    {
        json.WriteStartObject("options");
        if (kind is PanelKind.Stat or PanelKind.Bars)
        {
            json.WriteStartObject("reduceOptions");
            Strings(json, "calcs", ["lastNotNull"]);
            json.WriteString("fields", "");
            json.WriteBoolean("values", false);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void FieldConfig(Utf8JsonWriter json, Panel panel)
    {
        json.WriteStartObject("fieldConfig");
        json.WriteStartObject("defaults");
        if (panel.Unit.Length > 0)
        {
            json.WriteString("unit", panel.Unit);
        }

        if (panel.Min is { } min)
        {
            json.WriteNumber("min", min);
        }

        if (panel.Max is { } max)
        {
            json.WriteNumber("max", max);
        }

        json.WriteStartObject("custom");
        if (panel.Kind is PanelKind.Lines or PanelKind.Points)
        {
            json.WriteString("drawStyle", panel.Kind == PanelKind.Lines ? "line" : "points");
            json.WriteString("showPoints", "always");
        }

        json.WriteEndObject();
        json.WriteEndObject();
        Strings(json, "overrides", []);
        json.WriteEndObject();
    }

    private static void DataSource(Utf8JsonWriter json)
    {
        json.WriteStartObject("datasource");
        json.WriteString("type", "influxdb");
        json.WriteString("uid", Source);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}

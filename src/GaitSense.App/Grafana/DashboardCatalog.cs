using GaitSense.App.Grafana.Boards;

namespace GaitSense.App.Grafana;

/// <summary>All dashboards.</summary>
public static class DashboardCatalog
{
    /// <summary>Live practice, trends, sensor links, service health.</summary>
    public static IReadOnlyList<Dashboard> All { get; } = [LivePractice.Board, PersonTrends.Board, SensorLinks.Board, ServiceHealth.Board];

    /// <summary>Writes each into a file of its own in a folder, which is made when missing.</summary>
    /// <returns>The files.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static IReadOnlyList<string> WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        List<string> files = [];
        foreach (Dashboard board in All)
        {
            string file = Path.Combine(folder, board.Uid + ".json");
            File.WriteAllText(file, DashboardJson.Write(board));
            files.Add(file);
        }

        return files;
    }
}

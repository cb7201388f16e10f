using GaitSense.App.Grafana;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Cli.Influx;

/// <summary>Writes the dashboards for Grafana.</summary>
internal static class GrafanaRun
{
    /// <summary>Writes them and says where.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputFaultException">The folder cannot be written.</exception>
    public static int Write(string folder, TextWriter writer)
    {
        try
        {
            foreach (string file in DashboardCatalog.WriteTo(folder))
            {
                writer.Write(file + "\n");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputFaultException(new InputFault($"the dashboards cannot be written ({e.Message.TrimEnd('.')})", folder, "Name a folder that this user may write with --out."));
        }

        return ExitCodes.Done;
    }
}

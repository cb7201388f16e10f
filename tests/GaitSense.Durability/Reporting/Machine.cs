using System.Diagnostics;
using System.Globalization;

namespace GaitSense.Durability.Reporting;

/// <summary>What the measurements ran on, from /proc.</summary>
public static class Machine
{
    private const double ClockTicksPerS = 100;
    private const double Mebibyte = 1 << 20;

    /// <summary>Processor and number of cores.</summary>
    public static string Name
    {
        get
        {
            string? model = Lines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
            return string.Create(CultureInfo.InvariantCulture, $"{model ?? "unknown processor"}, {Environment.ProcessorCount} cores");
        }
    }

    /// <summary>Load average of the last minute.</summary>
    public static string Load => Lines("/proc/loadavg").FirstOrDefault()?.Split(' ')[0] ?? "unknown";

    /// <summary>Processor time that a process has used, s.</summary>
    public static double CpuS(int process)
    {
        // The name, in brackets, may hold anything; user and system time are the 12th and 13th field behind it.
        string stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / ClockTicksPerS;
    }

    /// <summary>Memory of this process, MiB.</summary>
    public static double WorkingSetMb
    {
        get
        {
            using Process me = Process.GetCurrentProcess();
            return me.WorkingSet64 / Mebibyte;
        }
    }

    /// <summary>Managed memory in use after collecting, MiB.</summary>
    public static double HeapMb => GC.GetTotalMemory(forceFullCollection: true) / Mebibyte;

    private static string[] Lines(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];
}

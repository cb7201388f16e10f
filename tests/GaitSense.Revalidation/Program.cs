using System.Globalization;
using GaitSense.Revalidation;
using GaitSense.Revalidation.Attitude;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length > 0 && args[0] == "simulated")
{
    double? rate = args.Length > 1 && args[1] is not ("landings" or "latency" or "paths") ? double.Parse(args[1], CultureInfo.InvariantCulture) : null;
    if (args[^1] == "latency")
    {
        LatencyReport.Simulated(Console.Out, 7, 60);
        return 0;
    }

    if (args[^1] == "paths")
    {
        FootPathReport.Simulated(Console.Out, 7, 60);
        return 0;
    }

    var walks = await Scenarios.RunAsync(rate, 7, 60);
    if (args[^1] == "landings")
    {
        LandingList.Head(Console.Out);
        walks.ToList().ForEach(walk => LandingList.Write(Console.Out, walk.Name, "simulated", walk.Comparison));
        return 0;
    }

    Report.Simulated(Console.Out, walks);
    return 0;
}

if (args.Length > 1 && args[0] == "orientation")
{
    AttitudeReport.Write(Console.Out, AttitudeRecording.ReadAll(args[1]));
    return 0;
}

if (args.Length == 0 || !Directory.Exists(Path.Combine(args[0], "truth")))
{
    await Console.Error.WriteLineAsync("Name a folder of recordings with references (it has a folder 'truth'), 'simulated [rate in Hz]', or 'orientation' and a folder of attitude recordings.");
    return 2;
}

if (args.Length > 1 && (args[1] is "variants" or "tune"))
{
    VariantReport.Head(Console.Out);
    foreach (Variant variant in Variant.All)
    {
        IReadOnlyList<Case> cases = await Recordings.RunAsync(args[0], variant);
        foreach (IGrouping<bool, Case> part in cases.GroupBy(c => Parts.IsReported(c.Name)).OrderBy(g => g.Key))
        {
            if (args[1] == "variants" || !part.Key)
            {
                VariantReport.Row(Console.Out, part.Key ? "report" : "tune", variant.Name, [.. part]);
            }
        }
    }

    return 0;
}

if (args.Length > 1 && args[1] == "paths")
{
    FootPathReport.Real(Console.Out, args[0]);
    return 0;
}

if (args.Length > 1 && args[1] == "latency")
{
    LatencyReport.Real(Console.Out, args[0], isReversed: args[^1] == "backward");
    return 0;
}

if (args.Length > 1 && args[1] == "landings")
{
    LandingList.Head(Console.Out);
    foreach (Case c in await Recordings.RunAsync(args[0]))
    {
        LandingList.Write(Console.Out, c.Name, Parts.IsReported(c.Name) ? "report" : "tune", c.Compare());
    }

    return 0;
}

Report.Real(Console.Out, await Recordings.RunAsync(args[0]));
return 0;

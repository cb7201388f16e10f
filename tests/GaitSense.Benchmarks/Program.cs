using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using GaitSense.Benchmarks;

if (args is ["cue-latency", ..])
{
    return await CueLatency.RunAsync(TimeSpan.FromSeconds(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 180));
}

if (args is ["hip-lift-accuracy"])
{
    return await HipLiftAccuracy.RunAsync();
}

if (args is ["flood", ..])
{
    return await Flood.RunAsync(
        args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 20_000,
        args.Length > 2 ? double.Parse(args[2], CultureInfo.InvariantCulture) : 10);
}

// In this process: no project is generated and built per run, so that the repository's build rules stay out of the way.
IConfig config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(15).WithWarmupCount(6))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumn(StatisticColumn.Min)
    .AddColumn(new PerSampleColumn(), new RealTimeFactorColumn());
BenchmarkSwitcher.FromAssembly(typeof(CueLatency).Assembly).Run(args, config);
return 0;

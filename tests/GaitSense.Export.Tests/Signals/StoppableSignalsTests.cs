using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.C3d;
using GaitSense.Export.Mat;
using GaitSense.Export.MotionBids.Writing;
using GaitSense.Export.OpenSim;
using GaitSense.Export.Parquet;
using GaitSense.Export.Signals;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Signals;

/// <summary>Every format stops in the middle of its samples, and no half file is left.</summary>
public sealed class StoppableSignalsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mat", 10)]
    [InlineData("mat", 900)]
    [InlineData("c3d", 700)]
    [InlineData("sto", 700)]
    [InlineData("parquet", 300)]
    [InlineData("bids", 600)]
    public async Task A_format_that_is_stopped_leaves_no_half_file(string format, int atSample)
    {
        using ExampleSession example = new(_folder);
        using CancellationTokenSource stop = new();
        ExportedSession session = example.Session with { Signals = new StoppableSignals(new Counting(example.Session.Signals, atSample, stop.Cancel), stop.Token) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WriteAsync(format, session));

        Assert.Empty(Directory.GetFiles(_folder.Path, "*.part", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(_folder.Path, "out*", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*_motion.tsv", SearchOption.AllDirectories));
        await WriteAsync(format, example.Session);
        Assert.NotEmpty(Directory.GetFiles(_folder.Path, format == "bids" ? "*_motion.tsv" : "out*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_session_that_a_MATLAB_file_or_C3D_cannot_hold_is_refused_before_anything_is_written()
    {
        using ExampleSession example = new(_folder);
        ExportedSession endless = example.Session with { Signals = new Endless(example.Session.Signals) };

        InputFault mat = Assert.Throws<InputFaultException>(() => MatSession.Write(_folder["out.mat"], endless)).Fault;
        Assert.Contains("2 GiB", mat.What, StringComparison.Ordinal);
        Assert.Contains("Parquet", mat.Advice, StringComparison.Ordinal);
        InputFault c3d = Assert.Throws<InputFaultException>(() => C3dFile.Write(_folder["out.c3d"], endless)).Fault;
        Assert.Contains("16777216", c3d.What, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, "out*", SearchOption.AllDirectories));
    }

    private async Task WriteAsync(string format, ExportedSession session)
    {
        switch (format)
        {
            case "mat":
                MatSession.Write(_folder["out.mat"], session);
                break;
            case "c3d":
                C3dFile.Write(_folder["out.c3d"], session);
                break;
            case "sto":
                OrientationSto.Write(_folder["out.sto"], session);
                break;
            case "parquet":
                await SignalColumns.WriteAsync(_folder["out.parquet"], session.Signals, session.FirstS, session.Provenance.Pairs(), TestContext.Current.CancellationToken);
                break;
            default:
                if (Directory.Exists(_folder["bids"]))
                {
                    Directory.Delete(_folder["bids"], recursive: true);
                }

                new MotionBidsWriter(_folder["bids"], new BidsDatasetInfo("x", "1")).Add(new BidsRecording { Person = "p01", Exercise = "x", Signals = session.Signals });
                break;
        }
    }

    /// <summary>Tells when so many samples have been read, whichever sensor's and however often.</summary>
    private sealed class Counting(ISignals inner, int at, Action then) : ISignals
    {
        private int _read;

        public IReadOnlyList<SensorDescriptor> Sensors => inner.Sensors;

        public long Count(int sensor) => inner.Count(sensor);

        public bool HasField(int sensor) => inner.HasField(sensor);

        public bool HasPath(int sensor) => inner.HasPath(sensor);

        public IEnumerable<SignalSample> Samples(int sensor)
        {
            foreach (SignalSample sample in inner.Samples(sensor))
            {
                if (_read++ == at)
                {
                    then();
                }

                yield return sample;
            }
        }
    }

    /// <summary>Two samples, a week apart, that count as many.</summary>
    private sealed class Endless(ISignals inner) : ISignals
    {
        public IReadOnlyList<SensorDescriptor> Sensors => inner.Sensors;

        public long Count(int sensor) => 60_000_000;

        public bool HasField(int sensor) => inner.HasField(sensor);

        public IEnumerable<SignalSample> Samples(int sensor)
        {
            SignalSample first = inner.Samples(sensor).First();
            yield return first;
            yield return first with { TimeS = first.TimeS + 600_000 };
        }
    }
}

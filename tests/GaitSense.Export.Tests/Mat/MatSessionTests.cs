using System.Text.Json;
using GaitSense.Export.Mat;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Mat;

/// <summary>Read by scipy.</summary>
public sealed class MatSessionTests : IDisposable
{
    private const string Script = """
        import json, scipy.io
        s = scipy.io.loadmat('session.mat', simplify_cells=True)['session']
        left, pelvis, steps, events = s['data']['LeftFoot'], s['data']['Pelvis'], s['steps'], s['events']
        print(json.dumps({
            'person': s['meta']['person'], 'acquired': s['meta']['acquired_at'], 'engine': s['meta']['engine_version'],
            'options': s['meta']['engine_options'], 'profile': s['meta']['firmware_profile'],
            'points': sorted(s['data'].keys()),
            'shape': list(left['accel_mps2'].shape), 'first': float(left['time_s'][0]), 'last': float(left['time_s'][-1]),
            'x': float(left['accel_mps2'][150, 0]), 'gyro': float(left['gyro_radps'][150, 1]),
            'turned': float(pelvis['accel_mps2'][7, 1]), 'quat': list(map(float, pelvis['quat_wxyz'][0])),
            'mag': list(left['mag_ut'].shape), 'has_mag': 'mag_ut' in pelvis, 'rate': float(pelvis['nominal_rate_hz']),
            'side': list(steps['side']), 'ic': list(map(float, steps['initial_contact_s'])), 'valid': list(map(float, steps['valid'])),
            'nan': bool(steps['stride_length_m'][1] != steps['stride_length_m'][1]),
            'events': list(events['trial_type']), 'onset': list(map(float, events['onset_s'])), 'sites': [str(x) for x in events['body_site']],
        }))
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scipy_reads_what_was_written(bool compresses)
    {
        using ExampleSession example = new(_folder);
        MatSession.Write(_folder["session.mat"], example.Session, compresses);

        JsonElement s = await Python.RunAsync(Script, _folder.Path, "scipy");

        Assert.Equal("P-07", s.GetProperty("person").GetString());
        Assert.Equal("2026-01-31T17:45:02.500000Z", s.GetProperty("acquired").GetString());
        Assert.Equal(["0.2.0", """{"foot":{"min_stance_s":0.08}}""", "gaitsense-1"], new[] { "engine", "options", "profile" }.Select(n => s.GetProperty(n).GetString()!));
        Assert.Equal("""["LeftFoot", "Pelvis", "RightFoot"]""", s.GetProperty("points").GetRawText());
        Assert.Equal([200, 3], Numbers(s, "shape"));
        double[] expected = [0, 1.99, 150, -150, 7, 50];
        Assert.Equal(expected, new[] { "first", "last", "x", "gyro", "turned", "rate" }.Select(n => s.GetProperty(n).GetDouble()), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([Math.Cos(0.5), 0, 0, Math.Sin(0.5)], Numbers(s, "quat"), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([200, 3], Numbers(s, "mag"));
        Assert.False(s.GetProperty("has_mag").GetBoolean());
        Assert.Equal("""["left", "right"]""", s.GetProperty("side").GetRawText());
        Assert.Equal([1.75, 2.25], Numbers(s, "ic"));
        Assert.Equal([1, 0], Numbers(s, "valid"));
        Assert.True(s.GetProperty("nan").GetBoolean());
        Assert.Equal([1.25, 1.75, 2.5, 3.5], Numbers(s, "onset"));
        Assert.Equal("""["final_contact_left", "initial_contact_left", "gap", "pause"]""", s.GetProperty("events").GetRawText());
    }

    [Fact]
    public void A_name_that_MATLAB_does_not_take_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new MatStruct().With("1st", MatNumbers.Of(1)));
        Assert.Throws<ArgumentException>(() => new MatStruct().With("a", MatNumbers.Of(1)).With("a", MatNumbers.Of(2)));
    }

    private static double[] Numbers(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}

using System.Globalization;
using GaitSense.Core.Ports;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.Storage.Tests;

public sealed class CultureTests : IDisposable
{
    private readonly TestStore files = new();
    private readonly CultureInfo usual = CultureInfo.CurrentCulture;

    public void Dispose()
    {
        CultureInfo.CurrentCulture = usual;
        files.Dispose();
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void What_is_written_in_one_culture_is_the_same_in_another(string name)
    {
        Step step = new()
        {
            Side = Side.Right,
            InitialContact = SessionTime.FromSeconds(1234.5678),
            Direction = WalkingDirection.InPlace,
            StrideLengthM = 1.25,
            Flags = StepFlags.Sliding | StepFlags.DirectionAssumed,
        };
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        using (SqliteSessionStore store = files.Open())
        {
            using ISessionWriter writer = store.Begin(Examples.Header("s0"));
            writer.Append(step);
            writer.Finish(Examples.Summary("s0"));
        }

        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        using SqliteSessionStore again = files.Open();
        StoredSession session = Assert.Single(again.List(new SessionQuery(From: Examples.Start, To: Examples.Start.AddTicks(1))));
        Assert.Equal(Examples.Start, session.Header.StartedAt);
        Assert.Equal(99.5, session.Header.Sensors[0].NominalRateHz);
        Assert.Equal(61.25, session.Summary!.DurationS);
        Assert.Equal([step], again.Steps(new SessionId("s0")));
        Assert.Equal("2026-01-31T17:45:02.0000000Z", files.Peek("SELECT started_at FROM sessions"));
    }
}

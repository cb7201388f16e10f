using System.Globalization;
using System.Text.Json;

namespace GaitSense.Protocol.Tests.Profile;

/// <summary>The tables that people read in the text agree with the machine-readable file.</summary>
public sealed class ProfileTextTests
{
    private static readonly string Text = ProfileFiles.Read("README.md");
    private static readonly string[][] Rows =
    [
        .. Text.Split('\n').Where(l => l.StartsWith('|')).Select(l => l.Trim('|', ' ').Split('|').Select(c => c.Trim()).ToArray()),
    ];

    private static readonly string[] Contents = ["accel + gyro", "+ magnetic field", "+ orientation", "+ both"];

    [Fact]
    public void Packing_table_says_what_the_file_says()
    {
        int compared = 0;
        foreach (JsonElement row in ProfileFiles.Json("profile.json").GetProperty("capacity").EnumerateArray())
        {
            string mtu = row.Int("att_mtu").ToString(CultureInfo.InvariantCulture);
            string content = Contents[row.Int("content")];
            string[]? cells = Rows.SingleOrDefault(r => r[0] == mtu && r[1] == content);
            if (cells is null)
            {
                Assert.Equal(0, row.Int("fit"));
                continue;
            }

            string[] expected =
            [
                .. row.GetProperty("samples_per_packet").EnumerateObject().Select(p => Cell(
                    p.Value.GetInt32(), double.Parse(p.Name, CultureInfo.InvariantCulture))),
            ];
            Assert.Equal(row.Int("fit").ToString(CultureInfo.InvariantCulture), cells[3]);
            Assert.Equal(expected, cells[4..]);
            compared++;
        }

        Assert.Equal(8, compared);
    }

    [Fact]
    public void Opcodes_and_statuses_are_the_files()
    {
        JsonElement profile = ProfileFiles.Json("profile.json");
        foreach (JsonElement status in profile.GetProperty("statuses").EnumerateArray())
        {
            Assert.Contains(Rows, r => r[0] == Hex(status) && r[1] == status.Text("name"));
        }

        foreach (JsonElement opcode in profile.GetProperty("opcodes").EnumerateArray())
        {
            Assert.Contains(Rows, r => r[0] == Hex(opcode) && r.Length == 4);
        }
    }

    [Fact]
    public void Packet_table_says_what_the_file_says()
    {
        JsonElement fields = ProfileFiles.Json("profile.json").GetProperty("messages").Named("imu_packet").GetProperty("fields");
        foreach (JsonElement field in fields.EnumerateArray().Where(f => !f.TryGetProperty("bits", out _)))
        {
            string[] expected =
            [
                field.Text("name").Replace('_', ' '),
                field.Int("offset").ToString(CultureInfo.InvariantCulture),
                field.Text("type"),
            ];
            Assert.Contains(Rows, r => r.Length >= 3 && r.Take(3).SequenceEqual(expected));
        }
    }

    private static string Hex(JsonElement row) => string.Create(CultureInfo.InvariantCulture, $"0x{row.Int("code"):X2}");

    private static string Cell(int samples, double rateHz) =>
        string.Create(CultureInfo.InvariantCulture, $"{samples} → {rateHz / samples:0.0}/s");
}

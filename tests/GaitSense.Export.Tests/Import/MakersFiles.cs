using System.Globalization;
using System.Text;

namespace GaitSense.Export.Tests.Import;

/// <summary>Composes exports of other makers: a sensor that rests with z up, then is shaken while it turns, at 100 Hz.</summary>
internal static class MakersFiles
{
    public const int Rows = 400;

    public static (double[] Force, double[] Rate) Sample(int i) => (
        [0.1, -0.2, 9.80665 + (i < Rows / 2 ? 0 : 4 * Math.Sin(i * 0.7))],
        [0.02, i < Rows / 2 ? 0.01 : 2 * Math.Cos(i * 0.7), -0.03]);

    public static string MovellaDot(double firstUs = 1_000_000, double wrapUs = 4_294_967_296, string extra = "")
    {
        StringBuilder text = new("DeviceTag:,dot-1\nFirmwareVersion:,2.0.0\n\nPacketCounter,SampleTimeFine,Acc_X,Acc_Y,Acc_Z,Gyr_X,Gyr_Y,Gyr_Z,Status" + extra + "\n");
        for (int i = 0; i < Rows; i++)
        {
            (double[] force, double[] rate) = Sample(i);
            double us = (firstUs + (i * 10_000)) % wrapUs;
            Line(text, [i, us, .. force, .. rate.Select(Deg), 0, .. extra.Length > 0 ? [99.0] : Array.Empty<double>()]);
        }

        return text.ToString();
    }

    public static string MbientLab(bool isForce, double firstMs = 1_769_881_502_000)
    {
        string unit = isForce ? "g" : "deg/s";
        StringBuilder text = new($"epoc (ms),timestamp (+0100),elapsed (s),x-axis ({unit}),y-axis ({unit}),z-axis ({unit})\n");
        for (int i = 0; i < Rows; i++)
        {
            (double[] force, double[] rate) = Sample(i);
            double[] v = isForce ? [.. force.Select(f => f / 9.80665)] : [.. rate.Select(Deg)];
            text.Append(CultureInfo.InvariantCulture, $"{firstMs + (10 * i) + (isForce ? 0 : 3)},2026-01-31T18:45:02.{i % 1000:000},{i * 0.01:0.000},{v[0]:R},{v[1]:R},{v[2]:R}\n");
        }

        return text.ToString();
    }

    public static string MovesenseCsv(bool isForce)
    {
        StringBuilder text = new("timestamp,x,y,z\n");
        for (int i = 0; i < Rows; i++)
        {
            (double[] force, double[] rate) = Sample(i);
            Line(text, [5000 + (10 * i), .. isForce ? force : rate.Select(Deg)]);
        }

        return text.ToString();
    }

    public static string MovesenseJson(double firstMs = 7000)
    {
        const int PerObject = 8;
        IEnumerable<string> objects = Enumerable.Range(0, Rows / PerObject).Select(k =>
        {
            string Vectors(Func<int, double[]> value) => string.Join(",", Enumerable.Range(k * PerObject, PerObject).Select(i =>
                string.Create(CultureInfo.InvariantCulture, $$"""{"x":{{value(i)[0]:R}},"y":{{value(i)[1]:R}},"z":{{value(i)[2]:R}}}""")));
            string time = (firstMs + (k * PerObject * 10)).ToString(CultureInfo.InvariantCulture);
            string force = Vectors(i => Sample(i).Force);
            string rate = Vectors(i => [.. Sample(i).Rate.Select(Deg)]);
            return "{\"imu\":{\"Timestamp\":" + time + ",\"ArrayAcc\":[" + force + "],\"ArrayGyro\":[" + rate + "]}}";
        });
        return $$"""{"device":"movesense","data":[{{string.Join(",", objects)}}]}""";
    }

    private static double Deg(double rad) => rad * 180 / Math.PI;

    private static void Line(StringBuilder text, IEnumerable<double> values) =>
        text.AppendJoin(',', values.Select(v => v.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
}

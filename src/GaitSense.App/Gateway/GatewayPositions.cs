using System.Globalization;

namespace GaitSense.App.Gateway;

/// <summary>How far each stream of a gateway has been acknowledged, in a small file of the store's folder: a service that was killed
/// goes on where it was, also when its last acknowledgement never arrived. One line for each stream, the latest last.</summary>
public sealed class GatewayPositions
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "gateway-positions.txt";

    private const int Kept = 64;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly List<KeyValuePair<Guid, ulong>> _positions;

    private readonly TimeProvider _time;
    private long? _writtenAt;

    private GatewayPositions(string path, List<KeyValuePair<Guid, ulong>> positions, TimeProvider time) =>
        (_path, _positions, _time) = (path, positions, time);

    /// <summary>What is known.</summary>
    public IReadOnlyDictionary<Guid, ulong> All
    {
        get
        {
            lock (_gate)
            {
                return _positions.ToDictionary();
            }
        }
    }

    /// <summary>Reads the file of a folder; lines that cannot be read are left out.</summary>
    public static GatewayPositions In(string folder, TimeProvider time)
    {
        string path = Path.Combine(folder, FileName);
        List<KeyValuePair<Guid, ulong>> positions = [];
        foreach (string line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            string[] parts = line.Split(' ');
            if (parts.Length == 2 && Guid.TryParse(parts[0], out Guid stream)
                && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong next))
            {
                positions.RemoveAll(p => p.Key == stream);
                positions.Add(new(stream, next));
            }
        }

        return new GatewayPositions(path, positions, time);
    }

    /// <summary>Keeps a position.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="next">Every packet with a smaller number is taken for good.</param>
    /// <param name="isUrgent">True when it must be in the file on return. Packets that no session keeps come for as long as sensors are
    /// linked: for those the file is written once a second, and a service that is killed may count what came since as dropped.</param>
    public void Keep(Guid stream, ulong next, bool isUrgent)
    {
        lock (_gate)
        {
            if (_positions.Count > 0 && _positions[^1].Key == stream && _positions[^1].Value == next)
            {
                return;
            }

            bool isNew = _positions.RemoveAll(p => p.Key == stream) == 0;
            _positions.Add(new(stream, next));
            if (_positions.Count > Kept)
            {
                _positions.RemoveAt(0);
            }

            if (!isUrgent && !isNew && _writtenAt is { } at && _time.GetElapsedTime(at) < Between)
            {
                return;
            }

            _writtenAt = _time.GetTimestamp();

            // Written beside and moved, so that the file is never half there.
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            string fresh = _path + ".new";
            File.WriteAllLines(fresh, _positions.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Value}")));
            File.Move(fresh, _path, overwrite: true);
        }
    }
}

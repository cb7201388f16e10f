namespace GaitSense.Devices.Simulation.Body;

/// <summary>All movements of one foot in order; between them it stands.</summary>
internal sealed class FootTrack(Footprint start)
{
    private readonly List<FootMove> _moves = [];
    private Footprint _before = start;

    /// <summary>Adds a movement; it must not begin before the last one ended.</summary>
    public void Add(FootMove move)
    {
        if (_moves.Count > 0 && move.StartS < _moves[^1].EndS)
        {
            throw new InvalidOperationException($"movement at {move.StartS} s overlaps the one that ends at {_moves[^1].EndS} s");
        }

        _moves.Add(move);
    }

    /// <summary>The foot at a time that is planned and not yet forgotten.</summary>
    public FootPose At(double t)
    {
        int i = LastStartedBy(t);
        if (i < 0)
        {
            return _before.Standing;
        }

        FootMove move = _moves[i];
        return t < move.EndS ? move.At(t) : move.To.Standing;
    }

    /// <summary>Drops movements that ended before <paramref name="t"/>.</summary>
    public void Forget(double t)
    {
        while (_moves.Count > 0 && _moves[0].EndS < t)
        {
            _before = _moves[0].To;
            _moves.RemoveAt(0);
        }
    }

    private int LastStartedBy(double t)
    {
        int low = 0;
        int high = _moves.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_moves[middle].StartS <= t)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}

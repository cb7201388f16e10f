namespace GaitSense.App.Live.Stream;

/// <summary>Carries the lines of the running session to everybody who listens. Whoever comes late hears the metadata first.</summary>
public sealed class LiveFeed
{
    /// <summary>Listeners at a time.</summary>
    public const int MaxListeners = 16;

    private readonly Lock _gate = new();
    private LiveListener[] _listeners = [];
    private byte[] _metadata = StreamLines.Idle();

    /// <summary>Adds a listener; its first line is the metadata, also when no session runs.</summary>
    /// <returns>Null when there are too many.</returns>
    public LiveListener? TryListen(StreamTopics topics)
    {
        LiveListener listener = new(topics, Leave);
        lock (_gate)
        {
            if (_listeners.Length >= MaxListeners)
            {
                return null;
            }

            listener.Post(_metadata);
            _listeners = [.. _listeners, listener];
        }

        return listener;
    }

    /// <summary>True when somebody wants to hear of it, so that a line is worth making.</summary>
    public bool IsWanted(StreamTopics topic)
    {
        foreach (LiveListener listener in Volatile.Read(ref _listeners))
        {
            if ((listener.Topics & topic) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A session begins.</summary>
    public void Begin(byte[] metadata)
    {
        lock (_gate)
        {
            _metadata = metadata;
            PostToAll(metadata);
        }
    }

    /// <summary>The session is over.</summary>
    public void End(byte[] line)
    {
        lock (_gate)
        {
            _metadata = StreamLines.Idle();
            PostToAll(line);
        }
    }

    /// <summary>Hands a line to those who want it.</summary>
    public void Publish(StreamTopics topic, byte[] line)
    {
        foreach (LiveListener listener in Volatile.Read(ref _listeners))
        {
            if ((listener.Topics & topic) != 0)
            {
                listener.Post(line);
            }
        }
    }

    private void PostToAll(byte[] line)
    {
        foreach (LiveListener listener in _listeners)
        {
            listener.Post(line);
        }
    }

    private void Leave(LiveListener listener)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners.Where(l => l != listener)];
        }
    }
}

namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>The daemon's objects with their properties, as last told. Any thread may read.</summary>
internal sealed class ObjectTree
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Dictionary<string, Dictionary<string, object?>>> _objects = new(StringComparer.Ordinal);

    public void Clear()
    {
        lock (_gate)
        {
            _objects.Clear();
        }
    }

    public void Add(string path, string @interface, Dictionary<string, object?> properties)
    {
        lock (_gate)
        {
            if (!_objects.TryGetValue(path, out var interfaces))
            {
                _objects[path] = interfaces = [];
            }

            interfaces[@interface] = properties;
        }
    }

    public void Remove(string path, IEnumerable<string> interfaces)
    {
        lock (_gate)
        {
            if (!_objects.TryGetValue(path, out var known))
            {
                return;
            }

            foreach (string name in interfaces)
            {
                known.Remove(name);
            }

            if (known.Count == 0)
            {
                _objects.Remove(path);
            }
        }
    }

    /// <summary>Changes one property; null when it is not valid any more. Of an object that is not known it is ignored.</summary>
    public void Set(string path, string @interface, string property, object? value)
    {
        lock (_gate)
        {
            if (_objects.TryGetValue(path, out var interfaces) && interfaces.TryGetValue(@interface, out var properties))
            {
                properties[property] = value;
            }
        }
    }

    public bool Has(string path, string @interface)
    {
        lock (_gate)
        {
            return _objects.TryGetValue(path, out var interfaces) && interfaces.ContainsKey(@interface);
        }
    }

    /// <summary>A property; null when it is absent or of another type.</summary>
    public object? Get(string path, string @interface, string property)
    {
        lock (_gate)
        {
            return _objects.TryGetValue(path, out var interfaces)
                && interfaces.TryGetValue(@interface, out var properties)
                && properties.TryGetValue(property, out object? value) ? value : null;
        }
    }

    /// <summary>Paths of the objects with that interface, in order.</summary>
    public IReadOnlyList<string> With(string @interface)
    {
        lock (_gate)
        {
            return [.. _objects.Where(o => o.Value.ContainsKey(@interface)).Select(o => o.Key)];
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace GaitSense.Export.Spilling;

/// <summary>A list that keeps what it holds in memory as long as that is little, and then in a temporary file, so that recordings
/// of any length take bounded memory. It is meant to be filled once and then read in rising order, as often as needed.</summary>
/// <remarks><b>Cost</b>: at most <paramref name="inMemory"/> items in memory before it spills, and two blocks after; the file stands
/// in the system's temporary folder and goes with the list. Reading is safe from several threads, filling is not.</remarks>
/// <typeparam name="T">What it holds: plain numbers.</typeparam>
/// <param name="inMemory">Items that may stay in memory.</param>
/// <param name="folder">Where its file stands; null for the system's temporary folder.</param>
[SuppressMessage("Design", "CA1001", Justification = "A recording that reads from it lives on; the handle closes, and the file goes, with the last of them.")]
internal sealed class SpillingList<T>(int inMemory = SpillingList<T>.DefaultInMemory, string? folder = null)
    where T : unmanaged
{
    /// <summary>Items that stay in memory unless it is said otherwise: about 15 MB of samples, 45 minutes at 100 Hz.</summary>
    public const int DefaultInMemory = 1 << 18;

    // Below the size of large objects.
    private const int PerBlock = 1024;
    private readonly List<T> _memory = [];
    private SafeFileHandle? _file;
    private int _written;
    private Block? _last;

    /// <summary>Items.</summary>
    public int Count => _written + _memory.Count;

    /// <summary>True once it stands in a file.</summary>
    public bool IsSpilled => _file is not null;

    /// <summary>The item at an index.</summary>
    public T this[int index]
    {
        get
        {
            if (index >= _written)
            {
                return _memory[index - _written];
            }

            Block? block = Volatile.Read(ref _last);
            int start = index - (index % PerBlock);
            if (block is null || block.Start != start)
            {
                block = Read(start);
                Volatile.Write(ref _last, block);
            }

            return block.Items[index - start];
        }
    }

    /// <summary>Appends an item.</summary>
    public void Add(T item)
    {
        _memory.Add(item);
        if (_memory.Count >= (IsSpilled ? PerBlock : inMemory))
        {
            Spill();
        }
    }

    private void Spill()
    {
        _file ??= OpenTemporary(folder ?? Path.GetTempPath());
        Span<T> items = CollectionsMarshal.AsSpan(_memory);
        RandomAccess.Write(_file, MemoryMarshal.AsBytes(items), (long)_written * Unsafe.SizeOf<T>());
        _written += items.Length;
        _memory.Clear();
        _memory.Capacity = PerBlock;
    }

    // The file must not outlive the process, however that ends: Windows removes it with its last handle, elsewhere it loses its
    // name at once and its space with its last handle.
    private static SafeFileHandle OpenTemporary(string folder)
    {
        string path = Path.Combine(folder, $"gaitsense-{Guid.NewGuid():N}.samples");
        if (OperatingSystem.IsWindows())
        {
            return File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        }

        SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        File.Delete(path);
        return file;
    }

    private Block Read(int start)
    {
        T[] items = new T[Math.Min(PerBlock, _written - start)];
        Span<byte> bytes = MemoryMarshal.AsBytes(items.AsSpan());
        long at = (long)start * Unsafe.SizeOf<T>();
        while (bytes.Length > 0)
        {
            int read = RandomAccess.Read(_file!, bytes, at);
            if (read == 0)
            {
                throw new IOException("a temporary file of samples is shorter than what was written to it");
            }

            bytes = bytes[read..];
            at += read;
        }

        return new Block(start, items);
    }

    private sealed record Block(int Start, T[] Items);
}

namespace GaitSense.Streaming.Tests.Fakes;

/// <summary>Keeps what a stage emits; memory valid only during the call is copied.</summary>
internal sealed class ListOutlet<T>(Func<T, T>? keep = null) : IOutlet<T>
{
    public List<T> Items { get; } = [];

    public void Emit(in T item) => Items.Add(keep is null ? item : keep(item));
}

namespace GaitSense.Gait.Breathing;

/// <summary>Takes from a signal what a few known shapes explain of it.</summary>
internal static class LeastSquares
{
    private const int Most = 9;

    /// <summary>Replaces the signal by what is left of it.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="basis">Row by row the values of the shapes.</param>
    /// <param name="width">Length of a row.</param>
    /// <param name="used">How many shapes of each row count, at most nine.</param>
    public static void Remove(Span<double> signal, ReadOnlySpan<double> basis, int width, int used)
    {
        Span<double> normal = stackalloc double[Most * (Most + 1)];
        normal.Clear();
        int columns = used + 1;
        for (int i = 0; i < signal.Length; i++)
        {
            ReadOnlySpan<double> row = basis.Slice(i * width, used);
            for (int r = 0; r < used; r++)
            {
                for (int c = r; c < used; c++)
                {
                    normal[(r * columns) + c] += row[r] * row[c];
                }

                normal[(r * columns) + used] += row[r] * signal[i];
            }
        }

        Solve(normal, used);
        for (int i = 0; i < signal.Length; i++)
        {
            ReadOnlySpan<double> row = basis.Slice(i * width, used);
            for (int r = 0; r < used; r++)
            {
                signal[i] -= row[r] * normal[(r * columns) + used];
            }
        }
    }

    // Gauss with the upper half given; what is not determined stays zero. The solution ends in the last column.
    private static void Solve(Span<double> a, int n)
    {
        int columns = n + 1;
        for (int r = 0; r < n; r++)
        {
            for (int c = 0; c < r; c++)
            {
                a[(r * columns) + c] = a[(c * columns) + r];
            }
        }

        double scale = 0;
        for (int r = 0; r < n; r++)
        {
            scale = Math.Max(scale, Math.Abs(a[(r * columns) + r]));
        }

        for (int p = 0; p < n; p++)
        {
            double pivot = a[(p * columns) + p];
            for (int r = 0; r < n; r++)
            {
                double factor = r == p || Math.Abs(pivot) < 1e-9 * scale ? 0 : a[(r * columns) + p] / pivot;
                for (int c = p; c < columns && factor != 0; c++)
                {
                    a[(r * columns) + c] -= factor * a[(p * columns) + c];
                }
            }
        }

        for (int p = 0; p < n; p++)
        {
            double pivot = a[(p * columns) + p];
            a[(p * columns) + n] = Math.Abs(pivot) < 1e-9 * scale ? 0 : a[(p * columns) + n] / pivot;
        }
    }
}

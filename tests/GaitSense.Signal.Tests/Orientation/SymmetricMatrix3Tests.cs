using GaitSense.Core.Geometry;
using GaitSense.Signal.Orientation;

namespace GaitSense.Signal.Tests.Orientation;

public class SymmetricMatrix3Tests
{
    private static readonly SymmetricMatrix3 M = new(4, 1, -2, 5, 0.5, 6);

    [Fact]
    public void The_inverse_undoes_the_matrix()
    {
        Vec3 v = M.Inverse() * (M * new Vec3(1, -2, 3));

        Assert.InRange((v - new Vec3(1, -2, 3)).Length, 0, 1e-14);
    }

    [Fact]
    public void A_singular_matrix_has_the_inverse_zero() => Assert.Equal(default, new SymmetricMatrix3(1, 1, 0, 1, 0, 1).Inverse());

    // Rows of M: 4 + 1 + 2, 1 + 5 + 0.5, 2 + 0.5 + 6.
    [Fact]
    public void The_largest_row_sum_is_of_absolute_values() => Assert.Equal(8.5, M.LargestRowSum);
}

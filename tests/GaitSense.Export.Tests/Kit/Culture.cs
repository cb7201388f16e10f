using System.Globalization;

namespace GaitSense.Export.Tests.Kit;

/// <summary>Runs something on a machine that writes decimals with a comma.</summary>
public static class Culture
{
    public static T German<T>(Func<T> run)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

using GaitSense.App.Wording;

namespace GaitSense.App.Hosting;

/// <summary>Chooses the language of a page: the one that the person chose (a cookie), else the browser's.</summary>
public static class LanguageChoice
{
    /// <summary>Cookie that keeps the choice; js/page-buttons.js sets it.</summary>
    public const string Cookie = "gaitsense-language";

    /// <summary>Chooses for every request; what the page opens later, as its socket, carries the same cookie.</summary>
    public static IApplicationBuilder UseLanguageChoice(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        Language.Current = Language.Choose(context.Request.Cookies[Cookie], context.Request.Headers.AcceptLanguage);
        return next(context);
    });
}

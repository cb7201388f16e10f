using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>The answers that say what went wrong, as RFC 9457 problem details.</summary>
public static class Problems
{
    /// <summary>The request itself is wrong.</summary>
    public static ProblemHttpResult BadRequest(string detail) => Problem(StatusCodes.Status400BadRequest, "The request is not valid", detail);

    /// <summary>Refused for where it comes from.</summary>
    public static ProblemHttpResult Forbidden(string detail) => Problem(StatusCodes.Status403Forbidden, "Refused", detail);

    /// <summary>There is no such thing.</summary>
    public static ProblemHttpResult NotFound(string detail) => Problem(StatusCodes.Status404NotFound, "Not found", detail);

    /// <summary>Not possible as things stand.</summary>
    public static ProblemHttpResult Conflict(string detail) => Problem(StatusCodes.Status409Conflict, "Not possible now", detail);

    /// <summary>Understood, but cannot be done with what is stored.</summary>
    public static ProblemHttpResult Unprocessable(string detail) =>
        Problem(StatusCodes.Status422UnprocessableEntity, "Cannot be done with this session", detail);

    /// <summary>Something outside does not answer.</summary>
    public static ProblemHttpResult Unavailable(string detail) =>
        Problem(StatusCodes.Status503ServiceUnavailable, "The source of samples is not available", detail);

    /// <summary>The store cannot read or write.</summary>
    public static ProblemHttpResult StoreFails(string detail) =>
        Problem(StatusCodes.Status503ServiceUnavailable, "The store cannot do this now", detail);

    private static ProblemHttpResult Problem(int status, string title, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: title);
}

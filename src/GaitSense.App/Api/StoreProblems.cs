using GaitSense.Core.Recordings;
using GaitSense.Storage.Faults;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>Answers what the store refuses with problem details that say what to do, in place of a bare error.</summary>
public sealed class StoreProblems : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ProblemHttpResult? answer = exception switch
        {
            StorageFaultException refused => Problems.StoreFails(refused.Fault.ToString()),
            InputFaultException refused => Problems.Conflict(refused.Fault.ToString()),
            _ => null,
        };
        if (answer is null)
        {
            return false;
        }

        await answer.ExecuteAsync(httpContext);
        return true;
    }
}

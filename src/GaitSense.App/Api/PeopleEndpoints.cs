using GaitSense.App.Api.Contracts;
using GaitSense.App.People;
using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>The people who practise, and their own form of each exercise.</summary>
public static class PeopleEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPeople(this RouteGroupBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/people").WithTags("People");
        group.MapGet("/", (IPersonRegister register) => register.List().Select(PersonAnswer.Of))
            .WithName("ListPeople").WithSummary("Everybody, by pseudonym.");
        group.MapGet("/{pseudonym}", Get).WithName("GetPerson").WithSummary("One person.");
        group.MapPut("/{pseudonym}", Put).WithName("PutPerson").WithSummary("Adds a person or replaces what is known of one.");
        group.MapDelete("/{pseudonym}", Erase)
            .WithName("ErasePerson").WithSummary("Deletes a person with all sessions, notes and plans.");
        group.MapGet("/{pseudonym}/plans/{exercise}", GetPlan)
            .WithName("GetPlan").WithSummary("The person's own form of an exercise, as an exercise file.");
        group.MapPut("/{pseudonym}/plans/{exercise}", PutPlanAsync)
            .WithName("PutPlan").WithSummary("Keeps the person's own form of an exercise: an exercise file with the same identity.")
            .Accepts<object>("application/json");
        group.MapDelete("/{pseudonym}/plans/{exercise}", RemovePlan)
            .WithName("DeletePlan").WithSummary("Goes back to the general form of an exercise.");
    }

    private static Results<Ok<PersonAnswer>, ProblemHttpResult> Get(IPersonRegister register, string pseudonym) =>
        register.Find(pseudonym) is { } person ? TypedResults.Ok(PersonAnswer.Of(person)) : NoSuchPerson(pseudonym);

    private static Results<Ok<PersonAnswer>, ProblemHttpResult> Put(
        IPersonRegister register, string pseudonym, PersonBody body, TimeProvider time)
    {
        Person known = register.Find(pseudonym) ?? new Person(pseudonym);
        Person person = known with
        {
            FootLengthM = body.FootLengthM,
            HeightM = body.HeightM,
            Consent = body.Consent,
            ConsentAt = body.Consent == known.Consent ? known.ConsentAt : time.GetUtcNow(),
            Remark = body.Remark ?? "",
        };
        if (PersonRules.Fault(person) is { } fault)
        {
            return Problems.BadRequest(fault);
        }

        register.Put(person);
        return TypedResults.Ok(PersonAnswer.Of(person));
    }

    private static Results<Ok<ErasureAnswer>, ProblemHttpResult> Erase(
        IPersonRegister register, Live.ILivePractice practice, string pseudonym)
    {
        if (practice.Current.State is { IsRunning: true, Session.Person: { } running } && running == pseudonym)
        {
            return Problems.Conflict("The person is practising. Stop the session first.");
        }

        return register.Erase(pseudonym) is { } sessions ? TypedResults.Ok(new ErasureAnswer(sessions)) : NoSuchPerson(pseudonym);
    }

    private static IResult GetPlan(IPersonRegister register, string pseudonym, string exercise) =>
        register.Plan(pseudonym, exercise) is { } plan
            ? TypedResults.Text(plan.ProtocolJson, "application/json")
            : Problems.NotFound($"\"{pseudonym}\" has no plan for \"{exercise}\".");

    private static async Task<IResult> PutPlanAsync(
        HttpRequest request, ExercisePlans plans, string pseudonym, string exercise, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(request.Body);
        string json = await reader.ReadToEndAsync(cancellationToken);
        try
        {
            return plans.Keep(pseudonym, exercise, json) ? TypedResults.NoContent() : NoSuchPerson(pseudonym);
        }
        catch (InputFaultException refused)
        {
            return Problems.BadRequest(refused.Fault.ToString());
        }
    }

    private static Results<NoContent, ProblemHttpResult> RemovePlan(IPersonRegister register, string pseudonym, string exercise) =>
        register.RemovePlan(pseudonym, exercise)
            ? TypedResults.NoContent()
            : Problems.NotFound($"\"{pseudonym}\" has no plan for \"{exercise}\".");

    private static ProblemHttpResult NoSuchPerson(string pseudonym) => Problems.NotFound($"There is no person \"{pseudonym}\".");
}

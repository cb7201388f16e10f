using GaitSense.App.People;
using GaitSense.App.Sources;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Engine;
using GaitSense.Storage.Faults;

namespace GaitSense.App.Live;

/// <summary>Owns the one session that can run at a time: starts it, stops it, and stops it in good order when the service ends.</summary>
public sealed class LivePractice(
    ISourceOpener sources,
    ISessionRunner runner,
    ExercisePlans plans,
    LiveBoard board,
    ISessionStore store,
    SessionNaming naming,
    TimeProvider time,
    ILogger<LivePractice> log) : ILivePractice, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Running? _running;

    /// <inheritdoc/>
    public event Action? Changed
    {
        add => board.Changed += value;
        remove => board.Changed -= value;
    }

    /// <inheritdoc/>
    public SourceDescription Source => sources.Description;

    /// <inheritdoc/>
    public LiveSnapshot Current => board.Current;

    /// <inheritdoc/>
    public async Task<PracticeReply> StartAsync(PracticeRequest request, CancellationToken cancellationToken)
    {
        if (!Pseudonym.IsGood(request.Person))
        {
            return PracticeReply.Refused(PracticeOutcome.Invalid, Pseudonym.Rule);
        }

        if (plans.Find(request.Person, request.Exercise) is not { } exercise)
        {
            return PracticeReply.Refused(PracticeOutcome.UnknownExercise, $"There is no exercise \"{request.Exercise}\".");
        }

        if (request.Continues is { } earlier && !IsOpenFor(request, earlier))
        {
            return PracticeReply.Refused(
                PracticeOutcome.UnknownSession, $"There is no session \"{earlier}\" of this person and exercise that was interrupted.");
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _running is { Task.IsCompleted: false }
                ? PracticeReply.Refused(PracticeOutcome.WrongMoment, "A session is running. Stop it first.")
                : await BeginAsync(request, exercise, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public bool AskForCue()
    {
        bool isRunning = Current.State.IsRunning;
        runner.AskForCue();
        return isRunning;
    }

    /// <inheritdoc/>
    public async Task<PracticeReply> ReplayAsync(ReplayRequest request, CancellationToken cancellationToken)
    {
        if (request.Speed is not (>= StoredReplay.MinSpeed and <= StoredReplay.MaxSpeed))
        {
            return PracticeReply.Refused(
                PracticeOutcome.Invalid, "A replay runs at 0.1 to 60 times the speed.");
        }

        if (store.Find(request.Session) is not { State: not SessionState.Recording } stored
            || plans.Find(stored) is not { } exercise)
        {
            return PracticeReply.Refused(PracticeOutcome.UnknownSession, $"There is no finished session \"{request.Session}\".");
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            return _running is { Task.IsCompleted: false }
                ? PracticeReply.Refused(PracticeOutcome.WrongMoment, "A session is running. Stop it first.")
                : Begin(stored.Header.Person, exercise, new StoredReplay(store, stored.Header, request.Speed, time), request);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<PracticeReply> StopAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_running is not { Task.IsCompleted: false } running)
            {
                return PracticeReply.Refused(PracticeOutcome.WrongMoment, "No session is running.");
            }

            await running.Stopping.CancelAsync();
            await running.Task.WaitAsync(cancellationToken);
            return PracticeReply.Done(running.Session);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void RestCoaching(bool isResting)
    {
        board.RestCoaching(isResting);
        runner.RestCoaching(isResting);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _running?.Stopping.Dispose();
        _turn.Dispose();
    }

    private bool IsOpenFor(PracticeRequest request, SessionId earlier) =>
        store.Find(earlier) is { State: SessionState.Interrupted } stored
        && stored.Header.Person == request.Person
        && stored.Header.Exercise == request.Exercise;

    private async Task<PracticeReply> BeginAsync(PracticeRequest request, ExerciseProtocol exercise, CancellationToken cancellationToken)
    {
        IPacketSource source;
        try
        {
            source = await sources.OpenAsync(exercise, cancellationToken);
        }
        catch (InputFaultException refused)
        {
            board.Fail(refused.Fault);
            return PracticeReply.Refused(PracticeOutcome.NoSource, refused.Fault.ToString());
        }

        return Begin(request.Person, exercise, source, replay: null, request.Continues);
    }

    private PracticeReply Begin(
        string person, ExerciseProtocol exercise, IPacketSource source, ReplayRequest? replay, SessionId? continues = null)
    {
        DateTimeOffset start = time.GetUtcNow();
        SessionHeader session = new()
        {
            Id = naming.Next(start),
            StartedAt = start,
            Person = person,
            Exercise = exercise.Id,
            Source = source.Name,
            Sensors = source.Sensors,
            Version = GaitEngine.Version,
            Continues = continues,
        };
        board.Begin(session, exercise, replay);
        CancellationTokenSource stopping = new();
        _running?.Stopping.Dispose();
        SessionRun run = new(session, exercise, source) { IsReplay = replay is not null };
        _running = new Running(session, stopping, Task.Run(() => RunAsync(run, stopping.Token), CancellationToken.None));
        return PracticeReply.Done(session);
    }

    private async Task RunAsync(SessionRun run, CancellationToken stopping)
    {
        InputFault? fault;
        try
        {
            await using IPacketSource source = run.Source;
            fault = await runner.RunAsync(run, stopping);
        }
        catch (InputFaultException refused)
        {
            fault = refused.Fault;
        }
        catch (StorageFaultException refused)
        {
            fault = new InputFault(refused.Fault.What, refused.Fault.Where, refused.Fault.Advice);
        }
#pragma warning disable CA1031 // Whatever ends a session ends that session alone: it is logged and shown, and the service goes on.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            log.LogError(bug, "Session {Session} ended by a fault of the service", run.Session.Id);
            fault = new InputFault("The session ended by a fault of the service", run.Session.Id.Value, "Start a new session. The service's log says more.");
        }

        board.End(fault);
        log.LogInformation("Session {Session} ended{Fault}", run.Session.Id, fault is null ? "" : $": {fault}");
    }

    private sealed record Running(SessionHeader Session, CancellationTokenSource Stopping, Task Task);
}
